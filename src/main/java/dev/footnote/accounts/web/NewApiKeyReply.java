package dev.footnote.accounts.web;

import dev.footnote.accounts.apikey.NewApiKey;
import java.time.Instant;
import java.util.UUID;

/** A new API key, the one time that {@code key} is shown. */
record NewApiKeyReply(
    UUID id, String name, String prefix, Instant createdAt, Instant expiresAt, String key) {

  static NewApiKeyReply of(NewApiKey made) {
    var shown = made.key();
    return new NewApiKeyReply(
        shown.id(),
        shown.name(),
        shown.prefix(),
        shown.createdAt(),
        shown.expiresAt(),
        made.text().value());
  }

  @Override
  public String toString() {
    return "NewApiKeyReply[" + id + "]";
  }
}
