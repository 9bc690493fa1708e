package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/**
 * The nearest of all chunks that are offered, ties by chunk id. Ids are compressed in the index, so
 * they are read only of those that stay, and of those whose score is the same as another's.
 */
final class NearestChunks {

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score)
          .reversed()
          .thenComparing(Candidate::chunk, Hit.BY_CHUNK_ID);

  private final PriorityQueue<Candidate> best = new PriorityQueue<>(BEST_FIRST.reversed());
  private final int limit;

  NearestChunks(int limit) {
    this.limit = limit;
  }

  /** Takes the chunks of a segment in ascending order of their places. */
  ExactVectors.Compared of(LeafReaderContext leaf) throws IOException {
    var chunks = DocValues.getSorted(leaf.reader(), Fields.CHUNK);
    return (place, cosine) -> {
      if (mayEnter(cosine) && chunks.advanceExact(place)) {
        add(new Candidate(cosine, chunks, chunks.ordValue()));
      }
    };
  }

  private boolean mayEnter(double cosine) {
    return best.size() < limit || cosine >= best.element().score();
  }

  private void add(Candidate candidate) {
    best.add(candidate);
    if (best.size() > limit) {
      best.remove();
    }
  }

  /** Nearest first. */
  List<Hit> hits() {
    return best.stream()
        .map(candidate -> new Hit(candidate.chunk(), candidate.score()))
        .sorted(Hit.BEST_FIRST)
        .toList();
  }

  private static final class Candidate {

    private final double score;
    private final SortedDocValues chunks;
    private final int ordinal;
    private @Nullable ChunkId chunk;

    Candidate(double score, SortedDocValues chunks, int ordinal) {
      this.score = score;
      this.chunks = chunks;
      this.ordinal = ordinal;
    }

    double score() {
      return score;
    }

    ChunkId chunk() {
      var known = chunk;
      if (known == null) {
        known = read();
        chunk = known;
      }
      return known;
    }

    private ChunkId read() {
      try {
        return new ChunkId(Fields.uuid(chunks.lookupOrd(ordinal)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
