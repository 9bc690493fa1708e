package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import java.util.Optional;

/** An account and the hash of its password, if it has one yet. */
record StoredAccount(Account account, Optional<String> passwordHash) {

  @Override
  public String toString() {
    return "StoredAccount[" + account.id() + "]";
  }
}
