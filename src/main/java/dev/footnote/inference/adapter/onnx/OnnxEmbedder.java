package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The bundled model bge-small-en-v1.5 (BAAI, MIT), quantised to 8 bits. */
final class OnnxEmbedder implements Embedder {

  static final EmbeddingModel MODEL =
      new EmbeddingModel("bge-small-en-v1.5-int8", OnnxEncoder.DIMENSION);

  /** As the model's card asks, for questions only. */
  private static final String QUERY_PREFIX =
      "Represent this sentence for searching relevant passages: ";

  private final EmbeddingQueue queue;
  private final Duration queryTimeout;

  OnnxEmbedder(EmbeddingQueue queue, Duration queryTimeout) {
    this.queue = queue;
    this.queryTimeout = queryTimeout;
  }

  @Override
  public EmbeddingModel model() {
    return MODEL;
  }

  @Override
  public Embedding embedQuery(String query) {
    var batch = new EmbeddingBatch(FairShare.WAITED_FOR, List.of(QUERY_PREFIX + query));
    queue.add(EmbeddingQueue.Lane.QUERIES, batch);
    return await(batch, queryTimeout).getFirst();
  }

  @Override
  public List<Embedding> embedPassages(FairShare share, List<String> passages) {
    if (passages.isEmpty()) {
      return List.of();
    }
    var batch = new EmbeddingBatch(share, passages);
    queue.add(EmbeddingQueue.Lane.of(share), batch);
    return await(batch, ChronoUnit.FOREVER.getDuration());
  }

  private static List<Embedding> await(EmbeddingBatch batch, Duration timeout) {
    try {
      return batch.result().get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw OnnxErrors.tooSlow();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw OnnxErrors.stopping();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof AppException fault ? fault : OnnxErrors.broken(e);
    } finally {
      batch.result().cancel(false);
    }
  }
}
