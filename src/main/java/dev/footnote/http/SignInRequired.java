package dev.footnote.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers 401 to a request without a token that is good for it (RFC 6750, 3). */
final class SignInRequired implements AuthenticationEntryPoint {

  private final Problems problems;

  SignInRequired(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
      throws IOException {
    if (fault instanceof OAuth2AuthenticationException) {
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
}
