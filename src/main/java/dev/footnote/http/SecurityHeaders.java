package dev.footnote.http;

import java.util.List;
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

  SecurityHeaders() {
    super(
        List.of(
            new XContentTypeOptionsHeaderWriter(),
            new ContentPolicy(),
            new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
            new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
            new CacheControlHeadersWriter(),
            new HstsHeaderWriter()));
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
