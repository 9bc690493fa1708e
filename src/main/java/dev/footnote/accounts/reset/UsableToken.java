package dev.footnote.accounts.reset;

import java.time.Instant;

/** What a token is good for. */
record UsableToken(Recipient recipient, Instant expiresAt) {}
