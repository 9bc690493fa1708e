package dev.footnote.documents.spi;

import dev.footnote.documents.DocumentId;
import java.util.Collection;

/** Where chunks become findable; filled from {@link IndexableDocuments}. */
public interface PassageIndex {

  /**
   * Makes the index hold exactly the chunks of the document's {@link IndexableDocuments#heading
   * newest embedded version}; committed and visible to searches when it returns. May be repeated.
   */
  void index(DocumentId document);

  /**
   * {@link #index} for several documents, which may share one commit. If it throws, each of them is
   * either as before or as after.
   */
  default void indexAll(Collection<DocumentId> documents) {
    documents.forEach(this::index);
  }

  /** Takes all chunks of the document out; committed and invisible when it returns. */
  void remove(DocumentId document);
}
