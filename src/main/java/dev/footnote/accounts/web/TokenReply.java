package dev.footnote.accounts.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a token can be used, and until when. */
record TokenReply(boolean valid, @Nullable Instant expiresAt) {

  static TokenReply of(Optional<Instant> usableUntil) {
    return new TokenReply(usableUntil.isPresent(), usableUntil.orElse(null));
  }
}
