package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.Embedding;
import dev.footnote.inference.FairShare;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** The texts of one call, embedded one by one by whichever workers come to them. */
final class EmbeddingBatch {

  /** One text of the batch, handed to a worker. */
  record Turn(EmbeddingBatch batch, int index) {}

  private final FairShare share;
  private final List<String> texts;
  private final AtomicReferenceArray<Embedding> embeddings;
  private final AtomicInteger missing;
  private final CompletableFuture<List<Embedding>> result = new CompletableFuture<>();
  private int next;

  EmbeddingBatch(FairShare share, List<String> texts) {
    this.share = share;
    this.texts = List.copyOf(texts);
    this.embeddings = new AtomicReferenceArray<>(texts.size());
    this.missing = new AtomicInteger(texts.size());
  }

  FairShare share() {
    return share;
  }

  int size() {
    return texts.size();
  }

  CompletableFuture<List<Embedding>> result() {
    return result;
  }

  /** Whether texts are left to hand out; none are once the call has failed or was given up. */
  boolean hasNext() {
    return next < texts.size() && !result.isDone();
  }

  /** Called under the queue's lock. */
  Turn next() {
    return new Turn(this, next++);
  }

  void encode(int index, TextEncoder encoder) {
    embeddings.set(index, encoder.encode(texts.get(index)));
    if (missing.decrementAndGet() == 0) {
      result.complete(IntStream.range(0, texts.size()).mapToObj(embeddings::get).toList());
    }
  }

  void fail(Throwable cause) {
    result.completeExceptionally(cause);
  }
}
