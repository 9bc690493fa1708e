package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.accounts.spi.OwnedData;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.DocumentId;
import dev.footnote.kernel.AppException;
import org.springframework.stereotype.Component;

/** Deletes the documents of a deleted account one by one, as their owner would. */
@Component
class OwnerErasure implements OwnedData {

  private static final int AT_A_TIME = 100;

  private final OwnerStore store;
  private final Removal removal;

  OwnerErasure(OwnerStore store, Removal removal) {
    this.store = store;
    this.removal = removal;
  }

  @Override
  public void erase(UserId owner) {
    var some = store.someDocuments(owner, AT_A_TIME);
    while (!some.isEmpty()) {
      some.forEach(document -> delete(owner, document));
      some = store.someDocuments(owner, AT_A_TIME);
    }
    store.deleteAllButDocuments(owner);
  }

  /** What somebody else has deleted meanwhile is what is wanted. */
  private void delete(UserId owner, DocumentId document) {
    try {
      removal.document(owner, document);
    } catch (AppException e) {
      if (e.code() != DocumentError.DOCUMENT_NOT_FOUND) {
        throw e;
      }
    }
  }
}
