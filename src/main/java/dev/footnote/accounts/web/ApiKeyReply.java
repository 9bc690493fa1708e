package dev.footnote.accounts.web;

import dev.footnote.accounts.apikey.ApiKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key as its owner sees it later: without the key itself. */
record ApiKeyReply(
    UUID id,
    String name,
    String prefix,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  static ApiKeyReply of(ApiKey key) {
    return new ApiKeyReply(
        key.id(), key.name(), key.prefix(), key.createdAt(), key.expiresAt(), key.lastUsedAt());
  }
}
