package dev.footnote.documents;

import dev.footnote.accounts.UserId;

/** A version of a document became searchable. */
public record DocumentReady(DocumentId document, UserId owner, int version) {}
