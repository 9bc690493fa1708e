package dev.footnote.platform.address;

import dev.footnote.kernel.BaseUrl;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach the service.
 *
 * @param baseUrl scheme, host and port, such as {@code https://footnote.example.org}; links in
 *     mails begin with it
 */
@ConfigurationProperties("footnote")
record AddressProperties(
    @DefaultValue("http://localhost:8080")
        @Pattern(
            regexp = "https?://[A-Za-z0-9.\\[\\]:-]+/?",
            message = "must be scheme, host and port, such as https://footnote.example.org")
        String baseUrl) {

  BaseUrl value() {
    return new BaseUrl(
        baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
  }
}
