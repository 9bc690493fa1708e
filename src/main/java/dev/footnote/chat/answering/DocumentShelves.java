package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.DocumentFilter;
import dev.footnote.documents.DocumentStatus;
import dev.footnote.documents.Documents;
import dev.footnote.kernel.PageRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks the documents themselves. */
final class DocumentShelves implements Shelves {

  private static final PageRequest ONE = new PageRequest(1, null);
  private static final Set<DocumentStatus> ON_ITS_WAY =
      EnumSet.complementOf(EnumSet.of(DocumentStatus.READY, DocumentStatus.FAILED));

  private final Documents documents;

  DocumentShelves(Documents documents) {
    this.documents = documents;
  }

  @Override
  public Shelf of(UserId owner) {
    boolean ready = any(owner, DocumentStatus.READY);
    boolean onItsWay = ON_ITS_WAY.stream().anyMatch(status -> any(owner, status));
    if (onItsWay) {
      return ready ? Shelf.GROWING : Shelf.FILLING;
    }
    return ready ? Shelf.FILLED : Shelf.EMPTY;
  }

  private boolean any(UserId owner, DocumentStatus status) {
    var filter = new DocumentFilter(Optional.empty(), Optional.of(status));
    return !documents.list(owner, filter, ONE).items().isEmpty();
  }
}
