package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.Tokenizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The bundled model at work, from start to stop. Vocabulary and network, which take long to load,
 * are loaded while the rest of the service starts; texts that come meanwhile wait for them.
 */
final class OnnxModel implements AutoCloseable {

  private final CompletableFuture<WordPieces> wordPieces;
  private final EmbeddingQueue queue;
  private final CompletableFuture<Running> running;
  private final Embedder embedder;

  private OnnxModel(
      CompletableFuture<WordPieces> wordPieces,
      EmbeddingQueue queue,
      CompletableFuture<Running> running,
      Embedder embedder) {
    this.wordPieces = wordPieces;
    this.queue = queue;
    this.running = running;
    this.embedder = embedder;
  }

  private record Running(OnnxSession session, EmbeddingWorkers workers) {}

  static OnnxModel start(OnnxProperties properties, ModelFiles files, int processors) {
    var libraries = new NativeLibraries(properties.nativeDir(), NativePlatform.current());
    var wordPieces =
        new CompletableFuture<WordPieces>()
            .completeAsync(
                () -> {
                  libraries.prepare();
                  return new WordPieces(files.vocabulary());
                },
                OnnxModel::beside);
    var queue = new EmbeddingQueue(properties.queueLimit());
    int workers = properties.workersOn(processors);
    var running =
        wordPieces.thenApply(
            tokens -> {
              var session = new OnnxSession(files);
              return new Running(
                  session,
                  EmbeddingWorkers.start(workers, queue, () -> new OnnxEncoder(tokens, session)));
            });
    return new OnnxModel(
        wordPieces, queue, running, new OnnxEmbedder(queue, properties.queryTimeout()));
  }

  private static void beside(Runnable work) {
    Thread.ofPlatform().name("embedding-load").daemon().start(work);
  }

  Tokenizer tokenizer() {
    return text -> loaded(wordPieces).tokenize(text);
  }

  Embedder embedder() {
    return embedder;
  }

  /** Waits until texts are being encoded; throws what went wrong if they never will be. */
  void awaitLoaded() {
    loaded(running);
  }

  private static <T> T loaded(CompletableFuture<T> part) {
    try {
      return part.join();
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
