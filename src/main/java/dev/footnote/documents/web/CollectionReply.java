package dev.footnote.documents.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.Collection;
import java.time.Instant;
import java.util.UUID;

/** A collection as clients see it. */
record CollectionReply(
    UUID id,
    String name,
    ChunkingRules chunking,
    Fusion fusion,
    @JsonProperty("default") boolean standard,
    Instant createdAt) {

  record Fusion(double semanticWeight) {}

  static CollectionReply of(Collection collection) {
    return new CollectionReply(
        collection.id().value(),
        collection.name(),
        collection.chunking(),
        new Fusion(collection.semanticWeight()),
        collection.standard(),
        collection.createdAt());
  }
}
