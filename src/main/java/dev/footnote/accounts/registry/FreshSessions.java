package dev.footnote.accounts.registry;

import dev.footnote.accounts.Device;
import dev.footnote.accounts.Tokens;
import dev.footnote.accounts.change.Changes;
import dev.footnote.accounts.session.Sessions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Starts sessions for passwords that are still those that were checked. */
@Component
class FreshSessions {

  private final AccountStore store;
  private final Sessions sessions;
  private final Changes changes;

  FreshSessions(AccountStore store, Sessions sessions, Changes changes) {
    this.store = store;
    this.sessions = sessions;
    this.changes = changes;
  }

  /**
   * The tokens of a new session; empty if the password was changed since it was checked. Whoever
   * changes a password ends every session there is, and this one would come after that.
   */
  Optional<Tokens> start(StoredAccount account, Device device) {
    return changes.result(() -> startIfUnchanged(account, device));
  }

  private Optional<Tokens> startIfUnchanged(StoredAccount account, Device device) {
    return store.holdUnchanged(account)
        ? Optional.of(sessions.start(account.account().id(), device))
        : Optional.empty();
  }
}
