package dev.footnote.accounts.web;

import dev.footnote.accounts.registry.ListedAccount;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as administrators see it. */
record ListedAccountReply(
    UUID id,
    String email,
    @Nullable String name,
    String role,
    Instant createdAt,
    @Nullable Instant emailVerifiedAt,
    @Nullable Instant disabledAt) {

  static ListedAccountReply of(ListedAccount account) {
    return new ListedAccountReply(
        account.id(),
        account.email(),
        account.name(),
        account.role().code(),
        account.createdAt(),
        account.emailVerifiedAt(),
        account.disabledAt());
  }
}
