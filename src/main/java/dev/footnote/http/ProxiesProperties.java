package dev.footnote.http;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which reverse proxies are believed when they tell the client's address.
 *
 * @param trusted their addresses or networks, such as {@code 10.0.0.7} or {@code 10.0.0.0/8};
 *     without any, {@code X-Forwarded-For} is not read
 */
@ConfigurationProperties("footnote.http.proxies")
record ProxiesProperties(
    @DefaultValue
        List<
                @Pattern(
                    regexp = "[0-9a-fA-F.:]{2,45}(/\\d{1,3})?",
                    message = "must be an address or a network such as 10.0.0.0/8")
                String>
            trusted) {

  ProxiesProperties {
    trusted = List.copyOf(trusted);
  }
}
