package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;

/** An account and the hash of its password. */
record StoredAccount(Account account, String passwordHash) {

  @Override
  public String toString() {
    return "StoredAccount[" + account.id() + "]";
  }
}
