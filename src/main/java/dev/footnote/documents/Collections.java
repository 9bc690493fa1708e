package dev.footnote.documents;

import dev.footnote.accounts.UserId;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.util.Optional;

/** The collections of all accounts; each account has a default one from its first use on. */
public interface Collections {

  Collection create(UserId owner, Draft draft, Optional<String> idempotencyKey);

  Collection find(UserId owner, CollectionId collection);

  /** Oldest first, so the default one leads. */
  Page<Collection> list(UserId owner, PageRequest page);

  /** Changes what the draft names; chunking rules apply to later uploads. */
  Collection change(UserId owner, CollectionId collection, Change change);

  /** Deletes it with its documents; the default one stays. */
  void delete(UserId owner, CollectionId collection);

  /** What a new collection is to be; {@code semanticWeight} from 0 to 1. */
  record Draft(String name, ChunkingRules chunking, double semanticWeight) {}

  /** What is to change; empty parts stay as they are. */
  record Change(
      Optional<String> name, Optional<ChunkingRules> chunking, Optional<Double> semanticWeight) {}
}
