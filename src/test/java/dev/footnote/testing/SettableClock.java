package dev.footnote.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that runs as the real one does and can be moved ahead. */
public final class SettableClock extends Clock {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /** Lets the time pass. */
  public void advance(Duration time) {
    ahead.accumulateAndGet(time, Duration::plus);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  /** Gives it to a service under test in place of the real one, and listens to its events. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class InService {

    @Bean
    @Primary
    SettableClock settableClock() {
      return new SettableClock();
    }

    @Bean
    RecordedEvents recordedEvents() {
      return new RecordedEvents();
    }
  }
}
