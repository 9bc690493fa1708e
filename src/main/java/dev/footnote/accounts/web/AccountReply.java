package dev.footnote.accounts.web;

import dev.footnote.accounts.Account;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as its owner sees it. */
record AccountReply(UUID id, String email, @Nullable String name, Instant createdAt) {

  static AccountReply of(Account account) {
    return new AccountReply(
        account.id().value(), account.email(), account.name(), account.createdAt());
  }
}
