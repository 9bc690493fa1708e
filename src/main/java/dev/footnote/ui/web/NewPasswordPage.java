package dev.footnote.ui.web;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;
import dev.footnote.kernel.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * A page that a link from a mail leads to, where a password is typed twice.
 *
 * @param names of its templates
 * @param spoilt faults after which the link is of no more use
 */
record NewPasswordPage(Templates names, Set<ErrorCode> spoilt, FormGuard guard, LinkFlow flow) {

  /** The names of the form, of the page after it, and of the page for a link without use. */
  record Templates(String form, String done, String unusable) {}

  ResponseEntity<String> show(String state, @Nullable Secret form) {
    return switch (state) {
      case LinkFlow.DONE -> flow.page(HttpStatus.OK, names.done());
      case LinkFlow.UNUSABLE -> flow.page(HttpStatus.OK, names.unusable());
      default -> flow.form(HttpStatus.OK, names.form(), form, Map.of());
    };
  }

  /**
   * The form was sent.
   *
   * @param form the value of it that the browser keeps
   * @param token of the link, if the browser has it
   * @param work takes the token and the new password
   */
  ResponseEntity<String> submitted(
      HttpServletRequest request,
      NewPasswordForm fields,
      @Nullable Secret form,
      @Nullable Secret token,
      Work work) {
    if (!guard.isOurs(request, form, fields.form())) {
      return flow.page(HttpStatus.FORBIDDEN, "form-refused");
    }
    if (token == null || token.isBlank()) {
      return flow.unusable(names.unusable());
    }
    return fields
        .agreed()
        .map(password -> attempt(() -> work.on(token, password), form))
        .orElseGet(
            () ->
                again(
                    HttpStatus.BAD_REQUEST, form, "The two entries differ. Type the same twice."));
  }

  /** What the password is set for. */
  @FunctionalInterface
  interface Work {
    void on(Secret token, Secret password);
  }

  private ResponseEntity<String> attempt(Runnable work, @Nullable Secret form) {
    try {
      work.run();
      return flow.done();
    } catch (AppException fault) {
      return spoilt.contains(fault.code())
          ? flow.unusable(names.unusable())
          : again(statusOf(fault), form, sentence(fault.detail()));
    }
  }

  private ResponseEntity<String> again(HttpStatus status, @Nullable Secret form, String error) {
    return flow.form(status, names.form(), form, Map.of("error", error));
  }

  private static HttpStatus statusOf(AppException fault) {
    return fault.code().kind() == ErrorKind.UNAVAILABLE
        ? HttpStatus.SERVICE_UNAVAILABLE
        : HttpStatus.BAD_REQUEST;
  }

  /** For people: details of the API begin with the name of a field. */
  private static String sentence(String detail) {
    return detail.startsWith("password ") ? "The " + detail : detail;
  }
}
