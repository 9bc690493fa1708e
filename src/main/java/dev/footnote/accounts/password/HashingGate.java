package dev.footnote.accounts.password;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a bounded number of hashes run at once: each takes a processor and megabytes of memory. They
 * run on threads of the operating system. On the virtual threads of the requests two hashes would
 * hold both processors of a small machine, and every other request would wait for them.
 */
final class HashingGate implements AutoCloseable {

  private final Semaphore places;
  private final Duration maxWait;
  private final ExecutorService threads;

  HashingGate(int places, Duration maxWait) {
    this.places = new Semaphore(places, true);
    this.maxWait = maxWait;
    this.threads =
        Executors.newFixedThreadPool(
            places, Thread.ofPlatform().name("password-hashing-", 0).daemon().factory());
  }

  /** What the work gives; empty if no place came free in time. */
  <T> Optional<T> within(Supplier<T> work) {
    if (!entered()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CompletableFuture.supplyAsync(work, threads).join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
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

  @Override
  public void close() {
    threads.shutdown();
  }
}
