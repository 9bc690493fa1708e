package dev.footnote.search;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import java.util.Set;

/** Where to search: one owner's chunks, narrowed to collections and documents unless empty. */
public record Scope(UserId owner, Set<CollectionId> collections, Set<DocumentId> documents) {

  public Scope {
    collections = Set.copyOf(collections);
    documents = Set.copyOf(documents);
  }

  public static Scope everythingOf(UserId owner) {
    return new Scope(owner, Set.of(), Set.of());
  }
}
