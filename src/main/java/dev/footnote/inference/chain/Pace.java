package dev.footnote.inference.chain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Time that only goes forward, waiting, and chance. */
interface Pace {

  /** Nanoseconds since some moment; a set clock does not move it. */
  long nanos();

  void pause(Duration duration) throws InterruptedException;

  /** Between 0 and 1. */
  double chance();

  static Pace real(RandomGenerator random) {
    return new Pace() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }

      @Override
      public double chance() {
        return random.nextDouble();
      }
    };
  }
}
