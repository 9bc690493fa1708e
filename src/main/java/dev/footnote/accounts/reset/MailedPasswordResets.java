package dev.footnote.accounts.reset;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.PasswordResets;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.password.NewPasswords;
import dev.footnote.accounts.password.PasswordAttempts;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.ClientAddress;
import dev.footnote.kernel.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Resets by links in mails. */
@Service
class MailedPasswordResets implements PasswordResets {

  private static final String RESET = "password_reset.complete";

  private final ResetQueue queue;
  private final ResetLinks links;
  private final NewPassword newPassword;
  private final NewPasswords passwords;
  private final PasswordAttempts attempts;
  private final ApplicationEventPublisher events;

  MailedPasswordResets(
      ResetQueue queue,
      ResetLinks links,
      NewPassword newPassword,
      NewPasswords passwords,
      PasswordAttempts attempts,
      ApplicationEventPublisher events) {
    this.queue = queue;
    this.links = links;
    this.newPassword = newPassword;
    this.passwords = passwords;
    this.attempts = attempts;
    this.events = events;
  }

  @Override
  public void request(EmailAddress email, ClientAddress client) {
    queue.add(email, client);
  }

  @Override
  public void request(UserId account, UserId administrator) {
    links.sendForAdministrator(account, administrator);
  }

  @Override
  public Optional<Instant> usableUntil(Secret token) {
    return newPassword.find(token).map(UsableToken::expiresAt);
  }

  /** The token is used only after the password was found good, so that a refusal costs no link. */
  @Override
  public void reset(Secret token, Secret password) {
    var recipient = newPassword.find(token).orElseThrow(() -> unusable(null)).recipient();
    var hash = passwords.hash(password, recipient.email());
    if (!newPassword.set(token, recipient, hash)) {
      throw unusable(recipient.account().value());
    }
    attempts.forgive(recipient.email());
    events.publishEvent(AuditEvent.success(RESET, recipient.account().value()));
  }

  private AppException unusable(@Nullable UUID account) {
    events.publishEvent(AuditEvent.failure(RESET, account).with("reason", "unusable_token"));
    return AppException.of(
        AccountError.INVALID_RESET_TOKEN,
        "The link is used, replaced by a newer one, or too old. Ask for a new one.");
  }
}
