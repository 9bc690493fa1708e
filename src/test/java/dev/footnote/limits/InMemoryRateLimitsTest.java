package dev.footnote.limits;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class InMemoryRateLimitsTest extends RateLimitsContract {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final RateLimits limits =
      new InMemoryRateLimits(
          Map.of(FAILURES, Rate.parse("10/15m"), SEARCHES, Rate.parse("3/1m")), clock);

  @Override
  protected RateLimits limits() {
    return limits;
  }

  @Override
  protected Subject subject() {
    return Subject.named("subject " + NUMBER.incrementAndGet());
  }
}
