package dev.footnote.accounts.password;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a bounded number of hashes run at once: each takes a processor and megabytes of memory. */
final class HashingGate {

  private final Semaphore places;
  private final Duration maxWait;

  HashingGate(int places, Duration maxWait) {
    this.places = new Semaphore(places, true);
    this.maxWait = maxWait;
  }

  /** What the work gives; empty if no place came free in time. */
  <T> Optional<T> within(Supplier<T> work) {
    if (!entered()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.get());
    } finally {
      places.release();
    }
  }

  private boolean entered() {
    try {
      return places.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
