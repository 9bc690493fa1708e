package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;

/** The nearest of all chunks that are offered, ties by chunk id. */
final class NearestChunks {

  private final PriorityQueue<Hit> best = new PriorityQueue<>(Hit.BEST_FIRST.reversed());
  private final int limit;

  NearestChunks(int limit) {
    this.limit = limit;
  }

  /** Takes the chunks of a segment in ascending order of their places. */
  ExactVectors.Compared of(LeafReaderContext leaf) throws IOException {
    var chunks = DocValues.getBinary(leaf.reader(), Fields.CHUNK);
    return (place, cosine) -> offer(chunks, place, cosine);
  }

  private void offer(BinaryDocValues chunks, int place, double cosine) throws IOException {
    if (mayEnter(cosine) && chunks.advanceExact(place)) {
      best.add(new Hit(new ChunkId(Fields.uuid(chunks.binaryValue())), cosine));
      if (best.size() > limit) {
        best.remove();
      }
    }
  }

  private boolean mayEnter(double cosine) {
    return best.size() < limit || cosine >= best.element().score();
  }

  /** Nearest first. */
  List<Hit> hits() {
    return best.stream().sorted(Hit.BEST_FIRST).toList();
  }
}
