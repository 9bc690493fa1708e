package dev.footnote.chat.output;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which links may stand in an answer; all others are taken out, for an image or a link can carry
 * what was read to a host of somebody else's.
 *
 * @param allowedHosts names of hosts, {@code docs.example.org} or {@code *.example.org}; none by
 *     default
 */
@ConfigurationProperties("footnote.chat.links")
public record LinkProperties(@DefaultValue List<String> allowedHosts) {

  /** No link at all. */
  public static final LinkProperties NONE = new LinkProperties(List.of());

  public LinkProperties {
    allowedHosts =
        allowedHosts.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList();
  }
}
