package dev.footnote.accounts.spi;

import dev.footnote.accounts.UserId;

/** What a module keeps for accounts, beyond rows that go with the account's own. */
public interface OwnedData {

  /**
   * Deletes all that belongs to an account that can do nothing any more. It is called again after a
   * fault or a restart, until it has returned once.
   */
  void erase(UserId owner);
}
