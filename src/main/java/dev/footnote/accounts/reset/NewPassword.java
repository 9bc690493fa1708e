package dev.footnote.accounts.reset;

import dev.footnote.accounts.change.Changes;
import dev.footnote.accounts.letters.AccountLetters;
import dev.footnote.accounts.session.EndReason;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks tokens up and exchanges one for a new password. */
@Component
class NewPassword {

  private final ResetStore store;
  private final Sessions sessions;
  private final AccountLetters letters;
  private final Changes changes;
  private final Clock clock;

  NewPassword(
      ResetStore store, Sessions sessions, AccountLetters letters, Changes changes, Clock clock) {
    this.store = store;
    this.sessions = sessions;
    this.letters = letters;
    this.changes = changes;
    this.clock = clock;
  }

  Optional<UsableToken> find(Secret token) {
    return store.find(token, clock.instant());
  }

  /** All of it or nothing; false if the token was used or became unusable meanwhile. */
  boolean set(Secret token, Recipient recipient, String hash) {
    return changes.result(() -> exchange(token, recipient, hash));
  }

  private boolean exchange(Secret token, Recipient recipient, String hash) {
    var now = clock.instant();
    if (store.hold(recipient.account()).isEmpty() || !store.use(token, now)) {
      return false;
    }
    store.deleteKeysOfUnconfirmed(recipient.account());
    store.setPassword(recipient.account(), hash, now);
    store.supersede(recipient.account(), now);
    sessions.endAll(recipient.account(), EndReason.PASSWORD_RESET);
    letters.passwordChanged(recipient.email());
    return true;
  }
}
