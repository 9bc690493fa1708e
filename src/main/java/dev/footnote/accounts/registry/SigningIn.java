package dev.footnote.accounts.registry;

import dev.footnote.accounts.Credentials;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.SignIn;
import dev.footnote.accounts.password.Guesser;
import dev.footnote.accounts.password.Guesser.Familiarity;
import dev.footnote.accounts.password.PasswordAttempt;
import dev.footnote.accounts.password.PasswordAttempts;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.AuditEvent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets people in. What it does for an unknown address is what it does for a wrong password. */
@Component
class SigningIn {

  private static final String ACTION = "session.sign_in";

  private final AccountStore store;
  private final PasswordAttempts passwords;
  private final Sessions sessions;
  private final ApplicationEventPublisher events;

  SigningIn(
      AccountStore store,
      PasswordAttempts passwords,
      Sessions sessions,
      ApplicationEventPublisher events) {
    this.store = store;
    this.passwords = passwords;
    this.sessions = sessions;
    this.events = events;
  }

  SignIn signIn(Credentials credentials, Device device) {
    var stored = store.findUsable(credentials.email());
    var guesser = guesser(credentials.email(), device);
    var attempt =
        passwords.compare(
            credentials.password(), stored.flatMap(StoredAccount::passwordHash), guesser);
    return switch (attempt) {
      case PasswordAttempt.Right right -> signedIn(stored.orElseThrow(), right, device);
      case PasswordAttempt.Wrong _ -> refused(stored);
      case PasswordAttempt.Busy busy -> new SignIn.Busy(busy.retryAfter());
      case PasswordAttempt.Throttled throttled -> new SignIn.Throttled(throttled.allowance());
    };
  }

  private Guesser guesser(EmailAddress email, Device device) {
    var familiar = sessions.haveBeenStartedFrom(device.address(), email);
    return new Guesser(
        email, device.address(), familiar ? Familiarity.FAMILIAR : Familiarity.STRANGE);
  }

  private SignIn signedIn(StoredAccount stored, PasswordAttempt.Right right, Device device) {
    right.betterHash().ifPresent(better -> store.replaceHash(stored, better));
    var account = stored.account();
    var tokens = sessions.start(account.id(), device);
    events.publishEvent(AuditEvent.success(ACTION, account.id().value()));
    return new SignIn.SignedIn(account, tokens);
  }

  private SignIn refused(Optional<StoredAccount> stored) {
    @Nullable UUID account = stored.map(found -> found.account().id().value()).orElse(null);
    events.publishEvent(AuditEvent.failure(ACTION, account));
    return new SignIn.BadCredentials();
  }
}
