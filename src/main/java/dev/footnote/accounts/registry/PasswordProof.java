package dev.footnote.accounts.registry;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.password.Guesser;
import dev.footnote.accounts.password.Guesser.Familiarity;
import dev.footnote.accounts.password.PasswordAttempt;
import dev.footnote.accounts.password.PasswordAttempts;
import dev.footnote.accounts.password.PasswordHashing;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Secret;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Asks who is signed in for the password once more, before what a thief of a session must not do.
 * Wrong ones are counted with those of sign-ins.
 */
@Component
class PasswordProof {

  private final AccountStore store;
  private final PasswordAttempts passwords;
  private final Sessions sessions;
  private final ApplicationEventPublisher events;

  PasswordProof(
      AccountStore store,
      PasswordAttempts passwords,
      Sessions sessions,
      ApplicationEventPublisher events) {
    this.store = store;
    this.passwords = passwords;
    this.sessions = sessions;
    this.events = events;
  }

  /** The account, if the password is right. */
  StoredAccount prove(UserId user, Secret password, Device device) {
    var stored = store.findUsable(user).orElseThrow(() -> wrong(user));
    return switch (passwords.compare(password, stored.passwordHash(), guesser(stored, device))) {
      case PasswordAttempt.Right _ -> stored;
      case PasswordAttempt.Wrong _ -> throw wrong(user);
      case PasswordAttempt.Busy _ -> throw PasswordHashing.busy();
      case PasswordAttempt.Throttled throttled -> throw throttled.allowance().refusal();
    };
  }

  private Guesser guesser(StoredAccount stored, Device device) {
    var email = new EmailAddress(stored.account().email());
    var familiar = sessions.haveBeenStartedFrom(device.address(), email);
    return new Guesser(
        email, device.address(), familiar ? Familiarity.FAMILIAR : Familiarity.STRANGE);
  }

  private AppException wrong(UserId user) {
    events.publishEvent(AuditEvent.failure("password.prove", user.value()));
    return AppException.of(
        AccountError.WRONG_PASSWORD, "The password is wrong. Check it and try again.");
  }
}
