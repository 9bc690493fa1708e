package dev.footnote.http;

import dev.footnote.limits.Allowance;
import java.util.Map;

/** The fields that tell a client how much is left (draft-ietf-httpapi-ratelimit-headers-10). */
final class RateLimitFields {

  static final String POLICY = "RateLimit-Policy";
  static final String STATE = "RateLimit";

  private RateLimitFields() {}

  static Map<String, String> of(Allowance allowance) {
    var name = allowance.limit().label();
    var rate = allowance.rate();
    return Map.of(
        POLICY,
        "\"%s\";q=%d;w=%d".formatted(name, rate.quota(), rate.window().toSeconds()),
        STATE,
        "\"%s\";r=%d;t=%d"
            .formatted(name, allowance.remaining(), allowance.waitSeconds().toSeconds()));
  }
}
