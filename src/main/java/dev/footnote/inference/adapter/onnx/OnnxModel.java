package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.Embedder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The bundled model at work, from start to stop. The network, which takes long to load, is loaded
 * while the rest of the service starts; texts that come meanwhile wait in the queue.
 */
final class OnnxModel implements AutoCloseable {

  private final WordPieces tokenizer;
  private final EmbeddingQueue queue;
  private final CompletableFuture<Running> running;
  private final Embedder embedder;

  private OnnxModel(
      WordPieces tokenizer,
      EmbeddingQueue queue,
      CompletableFuture<Running> running,
      Embedder embedder) {
    this.tokenizer = tokenizer;
    this.queue = queue;
    this.running = running;
    this.embedder = embedder;
  }

  private record Running(OnnxSession session, EmbeddingWorkers workers) {}

  static OnnxModel start(OnnxProperties properties, ModelFiles files, int processors) {
    new NativeLibraries(properties.nativeDir(), NativePlatform.current()).prepare();
    var session = CompletableFuture.supplyAsync(() -> new OnnxSession(files), OnnxModel::beside);
    var tokenizer = new WordPieces(files.vocabulary());
    var queue = new EmbeddingQueue(properties.queueLimit());
    var running =
        session.thenApply(
            loaded -> {
              int workers = properties.workersOn(processors);
              return new Running(
                  loaded,
                  EmbeddingWorkers.start(workers, queue, () -> new OnnxEncoder(tokenizer, loaded)));
            });
    return new OnnxModel(
        tokenizer, queue, running, new OnnxEmbedder(queue, properties.queryTimeout()));
  }

  private static void beside(Runnable work) {
    Thread.ofPlatform().name("embedding-load").daemon().start(work);
  }

  WordPieces tokenizer() {
    return tokenizer;
  }

  Embedder embedder() {
    return embedder;
  }

  /** Waits until texts are being encoded; throws what went wrong if they never will be. */
  void awaitLoaded() {
    try {
      running.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  /** Frees the network only when nobody runs it any more: anything else would end the process. */
  @Override
  public void close() throws InterruptedException {
    queue.close();
    var loaded = running.exceptionally(_ -> null).join();
    if (loaded != null && loaded.workers.stop()) {
      loaded.session.close();
    }
  }
}
