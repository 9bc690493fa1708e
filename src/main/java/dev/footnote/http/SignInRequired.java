package dev.footnote.http;

import dev.footnote.kernel.AuditEvent;
import dev.footnote.limits.Damper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers 401 to a request without a token that is good for it (RFC 6750, 3). */
final class SignInRequired implements AuthenticationEntryPoint {

  private final Problems problems;
  private final ApplicationEventPublisher events;
  private final Damper damper;

  SignInRequired(Problems problems, ApplicationEventPublisher events, Damper damper) {
    this.problems = problems;
    this.events = events;
    this.damper = damper;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
      throws IOException {
    if (fault instanceof OAuth2AuthenticationException) {
      announce(request);
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      problems.write(
          HttpError.UNAUTHENTICATED,
          "The access token is malformed, expired or signed out. Refresh it or sign in again.",
          request,
          response);
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      problems.write(
          HttpError.UNAUTHENTICATED,
          "Sign in and send the access token as: Authorization: Bearer <token>.",
          request,
          response);
    }
  }

  private void announce(HttpServletRequest request) {
    if (damper.passes(request.getRemoteAddr())) {
      events.publishEvent(AuditEvent.failure("access.token", null));
    }
  }
}
