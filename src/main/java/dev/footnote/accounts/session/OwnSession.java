package dev.footnote.accounts.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session that goes on, as its owner sees it.
 *
 * @param lastUsedAt to the minute
 * @param client what the program that signed in called itself
 */
public record OwnSession(
    UUID id, Instant createdAt, Instant lastUsedAt, Instant expiresAt, @Nullable String client) {}
