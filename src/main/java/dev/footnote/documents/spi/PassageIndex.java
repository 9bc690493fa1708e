package dev.footnote.documents.spi;

import dev.footnote.documents.DocumentId;
import java.util.Collection;

/** Where chunks become findable; filled from {@link IndexableDocuments}. */
public interface PassageIndex {

  /**
   * Makes the index hold exactly the chunks of each document's {@link IndexableDocuments#heading
   * newest embedded version}; committed and visible to searches when it returns. May be repeated.
   * If it throws, each document is either as before or as after.
   */
  void index(Collection<DocumentId> documents);

  /** Takes all chunks of the document out; committed and invisible when it returns. */
  void remove(DocumentId document);
}
