package dev.footnote.documents;

import dev.footnote.accounts.UserId;
import java.time.Instant;

/** A named set of documents with rules of its own for chunking and fusion. */
public record Collection(
    CollectionId id,
    UserId owner,
    String name,
    ChunkingRules chunking,
    double semanticWeight,
    boolean standard,
    Instant createdAt) {}
