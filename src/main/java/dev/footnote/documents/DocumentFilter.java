package dev.footnote.documents;

import java.util.Optional;

/** Which of an account's documents are meant; empty means all. */
public record DocumentFilter(Optional<CollectionId> collection, Optional<DocumentStatus> status) {}
