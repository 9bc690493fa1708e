package dev.footnote.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 403 to who is signed in but may not. */
final class AccessRefused implements AccessDeniedHandler {

  private final Problems problems;

  AccessRefused(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
      throws IOException {
    problems.write(HttpError.FORBIDDEN, "Your account may not do this.", request, response);
  }
}
