package dev.footnote.accounts.verification;

import dev.footnote.accounts.AccountOpened;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.letters.AccountLetters;
import dev.footnote.accounts.token.RandomTokens;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends links by which addresses are confirmed. */
@Component
class VerificationLinks implements ApplicationListener<PayloadApplicationEvent<AccountOpened>> {

  private static final Duration COUNTED = Duration.ofHours(1);
  private static final int MOST = 3;

  private final VerificationStore store;
  private final RandomTokens tokens;
  private final AccountLetters letters;
  private final VerificationProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  VerificationLinks(
      VerificationStore store,
      RandomTokens tokens,
      AccountLetters letters,
      VerificationProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.tokens = tokens;
    this.letters = letters;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** In the transaction that opens the account. */
  @Override
  public void onApplicationEvent(PayloadApplicationEvent<AccountOpened> event) {
    var opened = event.getPayload();
    send(opened.id(), opened.email());
  }

  /** Another link for who has lost the mail, if there were not many already. */
  void sendAgain(UserId account) {
    transaction.executeWithoutResult(_ -> sendUnlessMany(account));
  }

  private void sendUnlessMany(UserId account) {
    store
        .holdUnverified(account)
        .filter(_ -> store.countSince(account, clock.instant().minus(COUNTED)) < MOST)
        .ifPresent(email -> send(account, email));
  }

  private void send(UserId account, EmailAddress email) {
    var now = clock.instant();
    var token = tokens.next();
    var usableUntil = now.plus(properties.tokenTtl());
    store.forgetExpired(account, now);
    store.insert(token, account, now, usableUntil);
    letters.verification(email, token, usableUntil);
  }
}
