package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.Rebuild;
import dev.footnote.search.spi.VectorIndex;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Half of the index that is being made anew, whichever it is.
 *
 * @param inUse whether its engine is the one that serves, which the new half thereby replaces
 */
record Half(
    boolean inUse,
    Consumer<Map<DocumentId, List<IndexedChunk>>> replace,
    Supplier<Map<DocumentId, Extent>> contents,
    Runnable finish,
    Runnable abandon) {

  static Half lexical(Rebuild<LexicalIndex> rebuild, boolean inUse) {
    var index = rebuild.index();
    return new Half(inUse, index::replace, index::contents, rebuild.finish(), rebuild.abandon());
  }

  static Half vectors(Rebuild<VectorIndex> rebuild, boolean inUse) {
    var index = rebuild.index();
    return new Half(inUse, index::replace, index::contents, rebuild.finish(), rebuild.abandon());
  }
}
