package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.FairShare;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Batches that take turns: one text of one share, then one of the next share; within a share one
 * text of one batch, then one of its next batch. Not safe for threads.
 */
final class Rotation {

  private final Map<FairShare, Deque<EmbeddingBatch>> shares = new LinkedHashMap<>();
  private int batches;

  void add(EmbeddingBatch batch) {
    shares.computeIfAbsent(batch.share(), _ -> new ArrayDeque<>()).add(batch);
    batches++;
  }

  int batches() {
    return batches;
  }

  Optional<EmbeddingBatch.Turn> next() {
    while (!shares.isEmpty()) {
      var first = shares.entrySet().iterator().next();
      shares.remove(first.getKey());
      var turn = turn(first.getValue());
      if (!first.getValue().isEmpty()) {
        shares.put(first.getKey(), first.getValue());
      }
      if (turn.isPresent()) {
        return turn;
      }
    }
    return Optional.empty();
  }

  private Optional<EmbeddingBatch.Turn> turn(Deque<EmbeddingBatch> waiting) {
    while (!waiting.isEmpty()) {
      var batch = waiting.remove();
      if (batch.hasNext()) {
        var turn = batch.next();
        keep(batch, waiting);
        return Optional.of(turn);
      }
      batches--;
    }
    return Optional.empty();
  }

  private void keep(EmbeddingBatch batch, Deque<EmbeddingBatch> waiting) {
    if (batch.hasNext()) {
      waiting.add(batch);
    } else {
      batches--;
    }
  }
}
