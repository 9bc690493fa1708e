package dev.footnote.accounts.registry;

import dev.footnote.accounts.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as administrators see it. */
public record ListedAccount(
    UUID id,
    String email,
    @Nullable String name,
    Role role,
    Instant createdAt,
    @Nullable Instant emailVerifiedAt,
    @Nullable Instant disabledAt) {}
