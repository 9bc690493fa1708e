package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.DocumentStatus;
import dev.footnote.documents.spi.BlobKey;
import java.util.Optional;

/**
 * One attempt to make one version of a document searchable.
 *
 * @param stage at which it begins
 * @param failures attempts that have failed before this one
 * @param requestId of the request that queued it
 */
record Job(
    DocumentId id,
    int version,
    UserId owner,
    CollectionId collection,
    DocumentStatus stage,
    int failures,
    BlobKey blob,
    String mediaType,
    ChunkingRules rules,
    Optional<String> requestId) {}
