package dev.footnote.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/** The standard processing, with its refusals in the form of all other errors. */
final class CorsRefusals implements CorsProcessor {

  private final CorsProcessor standard = new DefaultCorsProcessor();
  private final Problems problems;

  CorsRefusals(Problems problems) {
    this.problems = problems;
  }

  @Override
  public boolean processRequest(
      @Nullable CorsConfiguration configuration,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (isRefused(configuration, request)) {
      problems.write(HttpError.FORBIDDEN, "This origin may not call the API.", request, response);
      return false;
    }
    return standard.processRequest(configuration, request, response);
  }

  private static boolean isRefused(
      @Nullable CorsConfiguration configuration, HttpServletRequest request) {
    return configuration != null
        && CorsUtils.isCorsRequest(request)
        && configuration.checkOrigin(request.getHeader("Origin")) == null;
  }
}
