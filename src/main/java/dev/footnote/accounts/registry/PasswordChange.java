package dev.footnote.accounts.registry;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.change.Changes;
import dev.footnote.accounts.letters.AccountLetters;
import dev.footnote.accounts.password.NewPasswords;
import dev.footnote.accounts.session.EndReason;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Secret;
import org.springframework.stereotype.Component;

/** Lets the owner of an account set another password. */
@Component
public class PasswordChange {

  private final PasswordProof proof;
  private final NewPasswords passwords;
  private final AccountStore store;
  private final Sessions sessions;
  private final Changes changes;
  private final AccountLetters letters;

  PasswordChange(
      PasswordProof proof,
      NewPasswords passwords,
      AccountStore store,
      Sessions sessions,
      Changes changes,
      AccountLetters letters) {
    this.proof = proof;
    this.passwords = passwords;
    this.store = store;
    this.sessions = sessions;
    this.changes = changes;
    this.letters = letters;
  }

  /**
   * Sets the next password if the current one is right, ends all sessions but this one and tells
   * the owner.
   */
  public void change(Caller.InSession caller, Secret current, Secret next, Device device) {
    var stored = proof.prove(caller.user(), current, device);
    var hash = passwords.hash(next, new EmailAddress(stored.account().email()));
    changes.make(
        AuditEvent.success("password.change", caller.user().value()),
        () -> store(caller, stored, hash));
  }

  private void store(Caller.InSession caller, StoredAccount stored, String hash) {
    if (!store.replaceHash(stored, hash)) {
      throw AppException.of(
          AccountError.WRONG_PASSWORD, "The password was changed meanwhile. Sign in again.");
    }
    sessions.endOthers(caller, EndReason.PASSWORD_CHANGED);
    letters.passwordChanged(new EmailAddress(stored.account().email()));
  }
}
