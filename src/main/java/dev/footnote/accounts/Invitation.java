package dev.footnote.accounts;

import java.time.Instant;
import java.util.UUID;

/** Lets the owner of an address open one account. */
public record Invitation(UUID id, String email, Instant createdAt, Instant expiresAt) {}
