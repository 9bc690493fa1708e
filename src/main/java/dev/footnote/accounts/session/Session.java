package dev.footnote.accounts.session;

import dev.footnote.accounts.UserId;
import java.time.Instant;

/** A sign-in that lasts until it ends, at the latest at {@code expiresAt}. */
record Session(SessionId id, UserId user, Instant expiresAt) {}
