package dev.footnote.inference.adapter.onnx;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Threads that take texts from the queue and encode them, each with an encoder of its own. */
final class EmbeddingWorkers {

  private static final Duration LAST_RUN = Duration.ofSeconds(5);

  private final EmbeddingQueue queue;
  private final List<Thread> threads;

  private EmbeddingWorkers(EmbeddingQueue queue, List<Thread> threads) {
    this.queue = queue;
    this.threads = threads;
  }

  static EmbeddingWorkers start(int count, EmbeddingQueue queue, Supplier<TextEncoder> encoders) {
    var threads =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> start("embedding-" + number, queue, encoders.get()))
            .toList();
    return new EmbeddingWorkers(queue, threads);
  }

  private static Thread start(String name, EmbeddingQueue queue, TextEncoder encoder) {
    return Thread.ofPlatform().name(name).daemon().start(() -> work(queue, encoder));
  }

  private static void work(EmbeddingQueue queue, TextEncoder encoder) {
    for (var turn = queue.take(); turn.isPresent(); turn = queue.take()) {
      encode(turn.get(), encoder);
    }
  }

  /** Whatever goes wrong with one text must not end the worker. */
  @SuppressWarnings("CatchingUnchecked")
  private static void encode(EmbeddingBatch.Turn turn, TextEncoder encoder) {
    try {
      turn.batch().encode(turn.index(), encoder);
    } catch (RuntimeException | Error e) {
      turn.batch().fail(e);
    }
  }

  /** Lets each finish its text; false if one did not. */
  boolean stop() throws InterruptedException {
    queue.close();
    boolean stopped = true;
    for (var thread : threads) {
      stopped &= thread.join(LAST_RUN);
    }
    return stopped;
  }
}
