package dev.footnote.documents;

import dev.footnote.accounts.UserId;
import java.util.List;
import java.util.Set;

/** Chunks as the database holds them now: the truth that search results are checked against. */
public interface Passages {

  /**
   * Those of the chunks that this owner's documents still have in the version that is searched, in
   * no particular order.
   */
  List<StoredPassage> find(UserId owner, Set<ChunkId> chunks);

  /** A chunk with the name of its document. */
  record StoredPassage(Chunk chunk, String filename) {}
}
