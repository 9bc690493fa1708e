package dev.footnote.ui.web;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Invitations;
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

/** Where who was invited opens an account. */
@Hidden
@Controller
@RequestMapping(Invitations.PAGE)
class InvitationPage {

  private static final String FORM = "invitation";
  private static final String UNUSABLE = "invitation-unusable";

  private final Invitations invitations;
  private final FormGuard guard;
  private final LinkFlow flow;

  InvitationPage(Invitations invitations, FormGuard guard, Pages pages, BaseUrl site, Clock clock) {
    this.invitations = invitations;
    this.guard = guard;
    this.flow = new LinkFlow(Invitations.PAGE, site, guard, pages, clock);
  }

  @GetMapping(params = "token")
  ResponseEntity<String> open(@RequestParam Secret token) {
    return flow.arrive(token, invitations.usableUntil(token));
  }

  @GetMapping
  ResponseEntity<String> show(
      @RequestParam(defaultValue = "") String state,
      @CookieValue(name = LinkFlow.FORM, required = false) @Nullable Secret form) {
    return switch (state) {
      case LinkFlow.DONE -> flow.page(HttpStatus.OK, "invitation-done");
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
        .map(password -> accept(token, password, form))
        .orElseGet(
            () ->
                again(
                    HttpStatus.BAD_REQUEST, form, "The two entries differ. Type the same twice."));
  }

  private ResponseEntity<String> accept(Secret token, Secret password, @Nullable Secret form) {
    try {
      invitations.accept(token, password);
      return flow.done();
    } catch (AppException fault) {
      return switch (fault.code()) {
        case AccountError.INVALID_INVITATION,
            AccountError.EMAIL_TAKEN,
            AccountError.REGISTRATION_CLOSED ->
            flow.unusable(UNUSABLE);
        default -> again(statusOf(fault), form, sentence(fault.detail()));
      };
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
