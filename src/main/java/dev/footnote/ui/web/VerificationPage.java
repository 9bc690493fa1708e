package dev.footnote.ui.web;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.EmailVerifications;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.BaseUrl;
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

/** Where the address of a new account is confirmed. */
@Hidden
@Controller
@RequestMapping(EmailVerifications.PAGE)
class VerificationPage {

  private static final String UNUSABLE = "verify-unusable";

  private final EmailVerifications verifications;
  private final FormGuard guard;
  private final LinkFlow flow;

  VerificationPage(
      EmailVerifications verifications, FormGuard guard, Pages pages, BaseUrl site, Clock clock) {
    this.verifications = verifications;
    this.guard = guard;
    this.flow = new LinkFlow(EmailVerifications.PAGE, site, guard, pages, clock);
  }

  @GetMapping(params = "token")
  ResponseEntity<String> open(@RequestParam Secret token) {
    return flow.arrive(token, verifications.usableUntil(token));
  }

  @GetMapping
  ResponseEntity<String> show(
      @RequestParam(defaultValue = "") String state,
      @CookieValue(name = LinkFlow.FORM, required = false) @Nullable Secret form) {
    return switch (state) {
      case LinkFlow.DONE -> flow.page(HttpStatus.OK, "verify-done");
      case LinkFlow.UNUSABLE -> flow.page(HttpStatus.OK, UNUSABLE);
      default -> flow.form(HttpStatus.OK, "verify-email", form, Map.of());
    };
  }

  @PostMapping
  ResponseEntity<String> submit(
      HttpServletRequest request,
      @RequestParam(name = "form", required = false) @Nullable Secret field,
      @CookieValue(name = LinkFlow.FORM, required = false) @Nullable Secret form,
      @CookieValue(name = LinkFlow.TOKEN, required = false) @Nullable Secret token) {
    if (!guard.isOurs(request, form, field)) {
      return flow.page(HttpStatus.FORBIDDEN, "form-refused");
    }
    return token == null || token.isBlank() ? flow.unusable(UNUSABLE) : confirm(token);
  }

  private ResponseEntity<String> confirm(Secret token) {
    try {
      verifications.confirm(token);
      return flow.done();
    } catch (AppException fault) {
      if (fault.code() == AccountError.INVALID_VERIFICATION_TOKEN) {
        return flow.unusable(UNUSABLE);
      }
      throw fault;
    }
  }
}
