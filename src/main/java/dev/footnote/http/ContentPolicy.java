package dev.footnote.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Nothing that the API sends may be run or framed; the API's own page needs its scripts. */
final class ContentPolicy implements HeaderWriter {

  static final String HEADER = "Content-Security-Policy";
  static final String STRICT = "default-src 'none'; frame-ancestors 'none'";
  static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; connect-src 'self'; font-src 'self'; "
          + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  private static final String PAGE_PATH = "/openapi/swagger-ui/";

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    if (!response.containsHeader(HEADER)) {
      response.setHeader(HEADER, isPage(request) ? PAGE : STRICT);
    }
  }

  private static boolean isPage(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path != null && path.startsWith(PAGE_PATH);
  }
}
