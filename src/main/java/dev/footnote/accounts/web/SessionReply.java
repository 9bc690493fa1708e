package dev.footnote.accounts.web;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.session.OwnSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session as its owner sees it; {@code current} is the one that asks. */
record SessionReply(
    UUID id,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    @Nullable String client,
    boolean current) {

  static SessionReply of(OwnSession session, Caller.InSession caller) {
    return new SessionReply(
        session.id(),
        session.createdAt(),
        session.lastUsedAt(),
        session.expiresAt(),
        session.client(),
        session.id().equals(caller.session()));
  }
}
