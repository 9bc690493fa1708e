package dev.footnote.documents.spi;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.inference.Embedding;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an index is filled from: documents of every owner, with chunks and vectors. */
public interface IndexableDocuments {

  /** Every document that must be searchable, with the version and number of chunks it has. */
  Map<DocumentId, Extent> searchable();

  /**
   * What the index needs to know of a document: of its newest version if that one is embedded, else
   * of the version that is searched; empty if the document is gone.
   */
  Optional<Heading> heading(DocumentId document);

  /** Hands over the chunks of that version with their vectors, in order of position. */
  void chunks(DocumentId document, int version, Consumer<EmbeddedChunk> each);

  /** Version and number of chunks. */
  record Extent(int version, int chunks) {}

  /**
   * What all chunks of a document share.
   *
   * @param title the document's own title, or its file name without ending
   * @param language ISO 639-1 code, null if unknown
   */
  record Heading(
      DocumentId id,
      int version,
      int chunks,
      UserId owner,
      CollectionId collection,
      String title,
      @Nullable String language) {}

  /** A chunk and its vector. */
  record EmbeddedChunk(Chunk chunk, Embedding embedding) {}
}
