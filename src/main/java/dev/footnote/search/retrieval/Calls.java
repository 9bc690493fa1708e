package dev.footnote.search.retrieval;

import dev.footnote.search.Degradation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs calls at once; one that fails, or is late for its deadline, has no result. */
class Calls {

  private static final Logger log = LoggerFactory.getLogger(Calls.class);

  private final ExecutorService threads;
  private final Duration deadline;

  Calls(ExecutorService threads, Duration deadline) {
    this.threads = threads;
    this.deadline = deadline;
  }

  /** Begins the call; {@code without} says what is missing if it fails. */
  <T> Call<T> begin(Degradation without, Callable<T> work) {
    return new Call<>(without, threads.submit(work), System.nanoTime() + deadline.toNanos());
  }

  /**
   * Makes the call on this thread, which spares handing it over and its result back: for a call
   * that ends by itself. {@code without} is as in {@link #begin}.
   */
  static <T> Optional<T> here(Degradation without, Callable<T> work) {
    try {
      return Optional.of(work.call());
    } catch (Exception e) {
      return failed(without, e);
    }
  }

  private static <T> Optional<T> failed(Degradation without, Exception cause) {
    log.atWarn().addKeyValue("without", without).setCause(cause).log("half of the search failed");
    return Optional.empty();
  }

  /** A call that is under way. */
  record Call<T>(Degradation without, Future<T> future, long until) {

    /** Waits for the result, at most until the deadline. */
    Optional<T> result() {
      try {
        return Optional.of(future.get(until - System.nanoTime(), TimeUnit.NANOSECONDS));
      } catch (ExecutionException e) {
        return failed(without, e);
      } catch (TimeoutException e) {
        future.cancel(true);
        return failed(without, e);
      } catch (InterruptedException e) {
        future.cancel(true);
        Thread.currentThread().interrupt();
        return failed(without, e);
      }
    }
  }
}
