package dev.footnote.documents;

import dev.footnote.accounts.UserId;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.io.IOException;
import java.io.InputStream;

/** The documents of all accounts; whatever is not the asking one's does not exist for it. */
public interface Documents {

  /** Refuses a file of so many bytes before it is sent, if it is larger than allowed. */
  void checkSize(long bytes);

  /**
   * Stores the bytes of a file, durably, up to the allowed size; an {@link IOException} comes from
   * {@code content} only.
   */
  ReceivedFile receive(InputStream content) throws IOException;

  /** Deletes the bytes of a file that became no document. */
  void discard(ReceivedFile file);

  /**
   * Makes a document of a received file and queues it; a refused file is discarded. The same
   * idempotency key gives the same reply again.
   */
  Document upload(Upload upload);

  /**
   * Queues a received file as the document's next version; the present one stays searchable until
   * that is ready.
   */
  Document replace(DocumentId document, Upload upload);

  Document find(UserId owner, DocumentId document);

  /** Newest first. */
  Page<Document> list(UserId owner, DocumentFilter filter, PageRequest page);

  /** Deletes it with all that was made from it; no search finds it from then on. */
  void delete(UserId owner, DocumentId document);
}
