package dev.footnote.accounts.registry;

import dev.footnote.accounts.Device;
import dev.footnote.accounts.Tokens;
import dev.footnote.accounts.session.Sessions;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts sessions for passwords that are still those that were checked. */
@Component
class FreshSessions {

  private final AccountStore store;
  private final Sessions sessions;
  private final TransactionTemplate transaction;

  FreshSessions(AccountStore store, Sessions sessions, TransactionTemplate transaction) {
    this.store = store;
    this.sessions = sessions;
    this.transaction = transaction;
  }

  /**
   * The tokens of a new session; empty if the password was changed since it was checked. Whoever
   * changes a password ends every session there is, and this one would come after that.
   */
  Optional<Tokens> start(StoredAccount account, Device device) {
    return Objects.requireNonNull(transaction.execute(_ -> startIfUnchanged(account, device)));
  }

  private Optional<Tokens> startIfUnchanged(StoredAccount account, Device device) {
    return store.holdUnchanged(account)
        ? Optional.of(sessions.start(account.account().id(), device))
        : Optional.empty();
  }
}
