package dev.footnote.documents;

import dev.footnote.accounts.UserId;

/** A document was deleted. */
public record DocumentDeleted(DocumentId document, UserId owner) {}
