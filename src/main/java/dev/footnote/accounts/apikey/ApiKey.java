package dev.footnote.accounts.apikey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it later.
 *
 * @param prefix how the key begins, to know it by
 * @param lastUsedAt to the minute
 */
public record ApiKey(
    UUID id,
    String name,
    String prefix,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {}
