package dev.footnote.limits.adapter.bucket4j;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The service's clock as Bucket4j reads one. */
record WallClock(Clock clock) implements TimeMeter {

  @Override
  public long currentTimeNanos() {
    return TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  @Override
  public boolean isWallClockBased() {
    return true;
  }
}
