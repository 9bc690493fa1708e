package dev.footnote.ui.web;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.PasswordResets;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.BaseUrl;
import dev.footnote.kernel.ErrorKind;
import dev.footnote.kernel.Secret;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a new password is set. */
@Hidden
@Controller
@RequestMapping(PasswordResets.PAGE)
class ResetPage {

  private static final String FORM = "reset-password";
  private static final String UNUSABLE = "reset-unusable";

  private final PasswordResets resets;
  private final FormGuard guard;
  private final LinkFlow flow;

  ResetPage(PasswordResets resets, FormGuard guard, Pages pages, BaseUrl site, Clock clock) {
    this.resets = resets;
    this.guard = guard;
    this.flow = new LinkFlow(PasswordResets.PAGE, site, guard, pages, clock);
  }

  @GetMapping(params = "token")
  ResponseEntity<String> open(@RequestParam Secret token) {
    return flow.arrive(token, resets.usableUntil(token));
  }

  @GetMapping
  ResponseEntity<String> show(
      @RequestParam(defaultValue = "") String state,
      @CookieValue(name = LinkFlow.FORM, required = false) @Nullable Secret form) {
    return switch (state) {
      case LinkFlow.DONE -> flow.page(HttpStatus.OK, "reset-done");
      case LinkFlow.UNUSABLE -> flow.page(HttpStatus.OK, UNUSABLE);
      default -> flow.form(HttpStatus.OK, FORM, form, Map.of());
    };
  }

  @PostMapping
  ResponseEntity<String> submit(
      HttpServletRequest request,
      NewPasswordForm fields,
      @CookieValue(name = LinkFlow.FORM, required = false) @Nullable Secret form,
      @CookieValue(name = LinkFlow.TOKEN, required = false) @Nullable Secret token) {
    if (!guard.isOurs(request, form, fields.form())) {
      return flow.page(HttpStatus.FORBIDDEN, "form-refused");
    }
    if (token == null || token.isBlank()) {
      return flow.unusable(UNUSABLE);
    }
    return fields
        .agreed()
        .map(password -> reset(token, password, form))
        .orElseGet(
            () ->
                again(
                    HttpStatus.BAD_REQUEST, form, "The two entries differ. Type the same twice."));
  }

  private ResponseEntity<String> reset(Secret token, Secret password, @Nullable Secret form) {
    try {
      resets.reset(token, password);
      return flow.done();
    } catch (AppException fault) {
      return fault.code() == AccountError.INVALID_RESET_TOKEN
          ? flow.unusable(UNUSABLE)
          : again(statusOf(fault), form, sentence(fault.detail()));
    }
  }

  private ResponseEntity<String> again(HttpStatus status, @Nullable Secret form, String error) {
    return flow.form(status, FORM, form, Map.of("error", error));
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
