package dev.footnote.ui.web;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Invitations;
import dev.footnote.kernel.BaseUrl;
import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.Secret;
import dev.footnote.ui.web.NewPasswordPage.Templates;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  private static final Templates TEMPLATES =
      new Templates("invitation", "invitation-done", "invitation-unusable");
  private static final Set<ErrorCode> SPOILT =
      Set.of(
          AccountError.INVALID_INVITATION,
          AccountError.EMAIL_TAKEN,
          AccountError.REGISTRATION_CLOSED);

  private final Invitations invitations;
  private final LinkFlow flow;
  private final NewPasswordPage page;

  InvitationPage(Invitations invitations, FormGuard guard, Pages pages, BaseUrl site, Clock clock) {
    this.invitations = invitations;
    this.flow = new LinkFlow(Invitations.PAGE, site, guard, pages, clock);
    this.page = new NewPasswordPage(TEMPLATES, SPOILT, guard, flow);
  }

  @GetMapping(params = "token")
  ResponseEntity<String> open(@RequestParam Secret token) {
    return flow.arrive(token, invitations.usableUntil(token));
  }

  @GetMapping
  ResponseEntity<String> show(
      @RequestParam(defaultValue = "") String state,
      @CookieValue(name = LinkFlow.FORM, required = false) @Nullable Secret form) {
    return page.show(state, form);
  }

  @PostMapping
  ResponseEntity<String> submit(
      HttpServletRequest request,
      NewPasswordForm fields,
      @CookieValue(name = LinkFlow.FORM, required = false) @Nullable Secret form,
      @CookieValue(name = LinkFlow.TOKEN, required = false) @Nullable Secret token) {
    return page.submitted(request, fields, form, token, invitations::accept);
  }
}
