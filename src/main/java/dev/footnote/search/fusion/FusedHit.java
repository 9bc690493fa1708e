package dev.footnote.search.fusion;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import java.util.Comparator;
import java.util.OptionalDouble;

/** A chunk with its fused score and what either half contributed to it. */
public record FusedHit(ChunkId chunk, double score, Share bm25, Share semantic) {

  static final Comparator<FusedHit> BEST_FIRST =
      Comparator.comparingDouble(FusedHit::score)
          .reversed()
          .thenComparing(FusedHit::chunk, Hit.BY_CHUNK_ID);

  /**
   * One half's contribution: {@code weight * normalised}.
   *
   * @param raw the half's own score, empty if the half does not know the chunk
   * @param rank 1 for the best of the half's pool, 0 for a chunk outside of it
   */
  public record Share(OptionalDouble raw, double normalised, double weight, int rank) {

    double contribution() {
      return weight == 0 ? 0 : weight * normalised;
    }
  }
}
