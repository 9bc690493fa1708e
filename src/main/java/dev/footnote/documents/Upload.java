package dev.footnote.documents;

import dev.footnote.accounts.UserId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file that is to become a document, or its new content.
 *
 * @param filename as the client named it
 * @param declaredType media type as the client stated it
 * @param collection empty for the account's default one
 * @param chunkSize empty for the collection's
 * @param chunkOverlap empty for the collection's
 * @param idempotencyKey equal for repetitions of the same request
 */
public record Upload(
    UserId owner,
    ReceivedFile file,
    String filename,
    Optional<String> declaredType,
    Optional<CollectionId> collection,
    OptionalInt chunkSize,
    OptionalInt chunkOverlap,
    Optional<String> idempotencyKey) {}
