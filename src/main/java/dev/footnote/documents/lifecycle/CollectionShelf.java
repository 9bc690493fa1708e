package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.Collection;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.Collections.Draft;
import dev.footnote.documents.DocumentError;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Ids;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Finds and makes collections; the default one of an account is made when it is first needed. */
@Component
class CollectionShelf {

  static final double EQUAL_WEIGHTS = 0.5;

  private static final Draft STANDARD = new Draft("Default", ChunkingRules.STANDARD, EQUAL_WEIGHTS);

  private final CollectionStore store;
  private final Ids ids;
  private final Clock clock;

  CollectionShelf(CollectionStore store, Ids ids, Clock clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  Collection find(UserId owner, CollectionId id) {
    return store
        .find(owner, id)
        .orElseThrow(
            () ->
                AppException.of(
                    DocumentError.COLLECTION_NOT_FOUND, "There is no collection with this id."));
  }

  Collection standard(UserId owner) {
    return store
        .standard(owner)
        .orElseGet(
            () -> {
              store.insert(collection(owner, STANDARD, true));
              return store.standard(owner).orElseThrow();
            });
  }

  Collection add(UserId owner, Draft draft) {
    standard(owner);
    var collection = collection(owner, draft, false);
    if (!store.insert(collection)) {
      throw nameTaken();
    }
    return collection;
  }

  static AppException nameTaken() {
    return AppException.of(
        DocumentError.COLLECTION_NAME_TAKEN,
        "There is a collection of this name already. Choose another name.");
  }

  private Collection collection(UserId owner, Draft draft, boolean standard) {
    return new Collection(
        new CollectionId(ids.next()),
        owner,
        draft.name(),
        draft.chunking(),
        draft.semanticWeight(),
        standard,
        clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
  }
}
