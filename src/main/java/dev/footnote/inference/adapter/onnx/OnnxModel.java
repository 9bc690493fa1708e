package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.Embedder;

/** The bundled model at work, from start to stop. */
final class OnnxModel implements AutoCloseable {

  private final WordPieces tokenizer;
  private final OnnxSession session;
  private final EmbeddingWorkers workers;
  private final Embedder embedder;

  private OnnxModel(
      WordPieces tokenizer, OnnxSession session, EmbeddingWorkers workers, Embedder embedder) {
    this.tokenizer = tokenizer;
    this.session = session;
    this.workers = workers;
    this.embedder = embedder;
  }

  static OnnxModel start(OnnxProperties properties, int processors) {
    new NativeLibraries(properties.nativeDir(), NativePlatform.current()).prepare();
    var files = ModelFiles.bundled();
    var tokenizer = new WordPieces(files.vocabulary());
    var session = new OnnxSession(files.network());
    var queue = new EmbeddingQueue(properties.queueLimit());
    var workers =
        EmbeddingWorkers.start(
            properties.workersOn(processors), queue, () -> new OnnxEncoder(tokenizer, session));
    return new OnnxModel(
        tokenizer, session, workers, new OnnxEmbedder(queue, properties.queryTimeout()));
  }

  WordPieces tokenizer() {
    return tokenizer;
  }

  Embedder embedder() {
    return embedder;
  }

  /** Frees the network only when nobody runs it any more: anything else would end the process. */
  @Override
  public void close() throws InterruptedException {
    if (workers.stop()) {
      session.close();
    }
  }
}
