package dev.footnote.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * The headers that every reply carries. It stands in front of the security filters, and runs for
 * error replies too, because those filters leave out what the container refuses by itself.
 */
final class SecurityHeaders extends HeaderWriterFilter {

  private static final List<HeaderWriter> WRITERS =
      List.of(
          new XContentTypeOptionsHeaderWriter(),
          new ContentPolicy(),
          new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
          new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
          new CacheControlHeadersWriter(),
          new HstsHeaderWriter());

  SecurityHeaders() {
    super(WRITERS);
  }

  /** Writes them to a reply that no filter sees. */
  static void write(HttpServletRequest request, HttpServletResponse response) {
    WRITERS.forEach(writer -> writer.writeHeaders(request, response));
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
