package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Document;
import dev.footnote.documents.DocumentFilter;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.Documents;
import dev.footnote.documents.ReceivedFile;
import dev.footnote.documents.Upload;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

@Component
class StoredDocuments implements Documents {

  private final FileReceiver files;
  private final DocumentParser parser;
  private final Intake intake;
  private final DocumentStore store;
  private final Removal removal;

  StoredDocuments(
      FileReceiver files,
      DocumentParser parser,
      Intake intake,
      DocumentStore store,
      Removal removal) {
    this.files = files;
    this.parser = parser;
    this.intake = intake;
    this.store = store;
    this.removal = removal;
  }

  @Override
  public void checkSize(long bytes) {
    files.checkSize(bytes);
  }

  @Override
  public ReceivedFile receive(InputStream content) throws IOException {
    return files.receive(content);
  }

  @Override
  public void discard(ReceivedFile file) {
    files.discard(file);
  }

  @Override
  public Document upload(Upload upload) {
    try {
      var document = intake.enter(upload, mediaType(upload));
      discardIfRepeated(upload, document);
      return document;
    } catch (AppException e) {
      files.discard(upload.file());
      throw e;
    }
  }

  /** A repeated request got the reply of the first, whose bytes are kept. */
  private void discardIfRepeated(Upload upload, Document document) {
    if (upload.idempotencyKey().isPresent()
        && store
            .blob(upload.owner(), document.id())
            .filter(new BlobKey(upload.file().blob())::equals)
            .isEmpty()) {
      files.discard(upload.file());
    }
  }

  @Override
  public Document replace(DocumentId document, Upload upload) {
    try {
      var replaced = intake.replace(document, upload, mediaType(upload));
      replaced.former().ifPresent(files::discard);
      return replaced.document();
    } catch (AppException e) {
      files.discard(upload.file());
      throw e;
    }
  }

  private String mediaType(Upload upload) {
    try {
      return parser.detect(files.content(upload.file()), upload.filename(), upload.declaredType());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Document find(UserId owner, DocumentId document) {
    return store.find(owner, document).orElseThrow(Intake::notFound);
  }

  @Override
  public Page<Document> list(UserId owner, DocumentFilter filter, PageRequest page) {
    var rows = store.list(owner, filter, Cursor.id(page), page.limit() + 1);
    return Cursor.page(rows, page.limit(), document -> document.id().toString());
  }

  @Override
  public void delete(UserId owner, DocumentId document) {
    removal.document(owner, document);
  }
}
