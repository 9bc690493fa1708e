package dev.footnote.http;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages of other origins may call the API.
 *
 * @param allowedOrigins scheme, host and port each, such as {@code https://app.example.org}
 */
@ConfigurationProperties("footnote.http.cors")
record CorsProperties(
    @DefaultValue
        List<
                @Pattern(
                    regexp = "https?://[A-Za-z0-9.\\[\\]:-]+",
                    message = "must be an origin such as https://app.example.org")
                String>
            allowedOrigins) {

  CorsProperties {
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
