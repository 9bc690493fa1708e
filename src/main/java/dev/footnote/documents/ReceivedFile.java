package dev.footnote.documents;

import java.util.UUID;

/**
 * Bytes that are stored but belong to no document yet.
 *
 * @param blob the name they are stored under
 * @param sha256 of the bytes, lower-case hexadecimal
 */
public record ReceivedFile(UUID blob, long bytes, String sha256) {}
