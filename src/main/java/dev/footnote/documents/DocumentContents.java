package dev.footnote.documents;

import dev.footnote.accounts.UserId;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.io.InputStream;

/** What is inside documents: the original, its text, its chunks. */
public interface DocumentContents {

  /** The bytes as uploaded last; to be closed. */
  Original original(UserId owner, DocumentId document);

  /** The extracted text of the version that is searched, else of the newest; empty before that. */
  String text(UserId owner, DocumentId document);

  /** The chunks of the version that is searched, else of the newest, in order of position. */
  Page<Chunk> chunks(UserId owner, DocumentId document, PageRequest page);

  /** The original bytes with the document they belong to. */
  record Original(Document document, InputStream content) {}
}
