package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import dev.footnote.accounts.AccountOpened;
import dev.footnote.accounts.EmailAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Inserts accounts together with what follows from it, such as a mail. */
@Component
class NewAccounts {

  private final AccountStore store;
  private final ApplicationEventPublisher events;

  NewAccounts(AccountStore store, ApplicationEventPublisher events) {
    this.store = store;
    this.events = events;
  }

  /** False if the address is taken. */
  @Transactional
  boolean insert(Account account, String passwordHash) {
    var isNew = store.insert(account, passwordHash);
    if (isNew) {
      events.publishEvent(new AccountOpened(account.id(), EmailAddress.of(account.email())));
    }
    return isNew;
  }
}
