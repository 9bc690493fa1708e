package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import dev.footnote.accounts.AccountOpened;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.change.Changes;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Inserts accounts together with what follows from it, such as a mail. */
@Component
class NewAccounts {

  private final AccountStore store;
  private final Changes changes;
  private final ApplicationEventPublisher events;

  NewAccounts(AccountStore store, Changes changes, ApplicationEventPublisher events) {
    this.store = store;
    this.changes = changes;
    this.events = events;
  }

  /**
   * False if the address is taken.
   *
   * @param verifiedAt when it was proven whose address it is; otherwise that is to follow
   */
  boolean insert(Account account, String passwordHash, Optional<Instant> verifiedAt) {
    return changes.result(() -> insertAndTell(account, passwordHash, verifiedAt));
  }

  private boolean insertAndTell(
      Account account, String passwordHash, Optional<Instant> verifiedAt) {
    var isNew = store.insert(account, passwordHash, verifiedAt);
    if (isNew && verifiedAt.isEmpty()) {
      events.publishEvent(new AccountOpened(account.id(), EmailAddress.of(account.email())));
    }
    return isNew;
  }
}
