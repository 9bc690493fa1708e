package dev.footnote.http;

import dev.footnote.accounts.Caller;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.limits.Damper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 403 to who is signed in but may not. */
final class AccessRefused implements AccessDeniedHandler {

  private final Problems problems;
  private final ApplicationEventPublisher events;
  private final Damper damper;

  AccessRefused(Problems problems, ApplicationEventPublisher events, Damper damper) {
    this.problems = problems;
    this.events = events;
    this.damper = damper;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
      throws IOException {
    var caller = CallerAuthentication.callerOf(request.getUserPrincipal());
    var route = RouteTable.of(request);
    var code = code(route, caller);
    caller.ifPresent(known -> announce(route, known, code));
    problems.write(code, detail(code), request, response);
  }

  private static HttpError code(Optional<Route> route, Optional<Caller> caller) {
    return route
        .flatMap(listed -> caller.flatMap(known -> RouteRules.refusal(listed, known)))
        .orElse(HttpError.FORBIDDEN);
  }

  private void announce(Optional<Route> route, Caller caller, HttpError code) {
    var pattern = route.map(Route::pattern).orElse("");
    if (damper.passes(caller.user() + " " + pattern)) {
      events.publishEvent(
          AuditEvent.refused("access.route", caller.user().value())
              .with("route", pattern)
              .with("code", code.code()));
    }
  }

  private static String detail(HttpError code) {
    return switch (code) {
      case SESSION_REQUIRED -> "An API key may not do this. Sign in with the password.";
      case EMAIL_UNVERIFIED -> "Confirm your e-mail address first: open the link in the mail.";
      default -> "Your account may not do this.";
    };
  }
}
