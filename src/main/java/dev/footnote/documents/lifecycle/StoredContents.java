package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.DocumentContents;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.DocumentId;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;

@Component
class StoredContents implements DocumentContents {

  private final DocumentStore documents;
  private final TextStore texts;
  private final PassageStore passages;
  private final FileReceiver files;

  StoredContents(
      DocumentStore documents, TextStore texts, PassageStore passages, FileReceiver files) {
    this.documents = documents;
    this.texts = texts;
    this.passages = passages;
    this.files = files;
  }

  @Override
  public Original original(UserId owner, DocumentId id) {
    var document = documents.find(owner, id).orElseThrow(Intake::notFound);
    var blob = documents.blob(owner, id).orElseThrow(Intake::notFound);
    try {
      return new Original(document, files.open(blob));
    } catch (IOException e) {
      throw AppException.causedBy(
          e, DocumentError.STORAGE_UNAVAILABLE, "The file cannot be read now. Try again later.");
    }
  }

  @Override
  public String text(UserId owner, DocumentId id) {
    check(owner, id);
    return texts.text(owner, id).orElse("");
  }

  @Override
  public Page<Chunk> chunks(UserId owner, DocumentId id, PageRequest page) {
    check(owner, id);
    var rows = passages.page(owner, id, Cursor.position(page), page.limit() + 1);
    return Cursor.page(rows, page.limit(), chunk -> Integer.toString(chunk.position()));
  }

  private void check(UserId owner, DocumentId id) {
    if (documents.find(owner, id).isEmpty()) {
      throw Intake.notFound();
    }
  }
}
