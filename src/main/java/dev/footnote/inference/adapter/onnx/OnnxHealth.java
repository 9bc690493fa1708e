package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.Embedder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether questions are embedded: one is, now and then, since it takes some milliseconds. */
final class OnnxHealth implements HealthIndicator {

  private static final Duration GOOD_FOR = Duration.ofSeconds(15);

  private final Embedder embedder;
  private final Clock clock;
  private volatile Instant until = Instant.MIN;

  OnnxHealth(Embedder embedder, Clock clock) {
    this.embedder = embedder;
    this.clock = clock;
  }

  @Override
  public Health health() {
    if (clock.instant().isAfter(until)) {
      embedder.embedQuery("Is anybody there?");
      until = clock.instant().plus(GOOD_FOR);
    }
    return Health.up().build();
  }
}
