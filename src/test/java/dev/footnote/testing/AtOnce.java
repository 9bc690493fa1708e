package dev.footnote.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls that are made all at the same time. */
public final class AtOnce {

  private AtOnce() {}

  /** What each of so many calls gave, in their order. */
  public static <T> List<T> calls(int times, IntFunction<T> call) throws InterruptedException {
    var calls =
        IntStream.range(0, times).mapToObj(number -> (Callable<T>) () -> call.apply(number));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(calls.toList()).stream().map(Future::resultNow).toList();
    }
  }
}
