package dev.footnote.inference.chain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when a test says so. */
final class SettablePace implements Pace {

  final List<Duration> pauses = new ArrayList<>();
  boolean interrupted;
  private Duration passed = Duration.ZERO;

  void pass(Duration duration) {
    passed = passed.plus(duration);
  }

  Clock clock() {
    InstantSource source = () -> Instant.EPOCH.plus(passed);
    return source.withZone(ZoneOffset.UTC);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (interrupted) {
      throw new InterruptedException();
    }
    pauses.add(duration);
    pass(duration);
  }

  @Override
  public double chance() {
    return 0.5;
  }
}
