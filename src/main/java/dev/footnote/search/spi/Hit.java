package dev.footnote.search.spi;

import dev.footnote.documents.ChunkId;
import java.util.Comparator;

/** A chunk and its raw score in one half. */
public record Hit(ChunkId chunk, double score) {

  /** Chunk ids by their 128 bits, unsigned: the order of their text, as PostgreSQL sorts them. */
  public static final Comparator<ChunkId> BY_CHUNK_ID =
      Comparator.comparing(
              (ChunkId id) -> id.value().getMostSignificantBits(), Long::compareUnsigned)
          .thenComparing(id -> id.value().getLeastSignificantBits(), Long::compareUnsigned);

  /** Highest score first, ties by chunk id. */
  public static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::chunk, BY_CHUNK_ID);
}
