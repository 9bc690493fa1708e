package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Collection;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.Collections;
import dev.footnote.documents.DocumentError;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class StoredCollections implements Collections {

  private final CollectionShelf shelf;
  private final CollectionStore store;
  private final IdempotencyStore idempotency;
  private final Lanes lanes;
  private final Removal removal;
  private final TransactionTemplate transaction;

  StoredCollections(
      CollectionShelf shelf,
      CollectionStore store,
      IdempotencyStore idempotency,
      Lanes lanes,
      Removal removal,
      TransactionTemplate transaction) {
    this.shelf = shelf;
    this.store = store;
    this.idempotency = idempotency;
    this.lanes = lanes;
    this.removal = removal;
    this.transaction = transaction;
  }

  @Override
  public Collection create(UserId owner, Draft draft, Optional<String> idempotencyKey) {
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              lanes.lock(owner);
              return idempotency.once(
                  owner,
                  idempotencyKey,
                  "collection|" + draft,
                  Collection.class,
                  () -> shelf.add(owner, draft));
            }));
  }

  @Override
  public Collection find(UserId owner, CollectionId collection) {
    return shelf.find(owner, collection);
  }

  @Override
  public Page<Collection> list(UserId owner, PageRequest page) {
    shelf.standard(owner);
    var rows = store.list(owner, Cursor.id(page), page.limit() + 1);
    return Cursor.page(rows, page.limit(), collection -> collection.id().toString());
  }

  @Override
  public Collection change(UserId owner, CollectionId id, Change change) {
    var present = shelf.find(owner, id);
    var changed =
        new Collection(
            id,
            owner,
            change.name().orElse(present.name()),
            change.chunking().orElse(present.chunking()),
            change.semanticWeight().orElse(present.semanticWeight()),
            present.standard(),
            present.createdAt());
    if (store.nameTaken(changed)) {
      throw CollectionShelf.nameTaken();
    }
    store.update(changed);
    return changed;
  }

  @Override
  public void delete(UserId owner, CollectionId id) {
    if (shelf.find(owner, id).standard()) {
      throw AppException.of(
          DocumentError.DEFAULT_COLLECTION_KEPT,
          "The default collection stays. Delete its documents instead.");
    }
    removal.collection(owner, id);
  }
}
