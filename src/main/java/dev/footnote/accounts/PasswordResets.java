package dev.footnote.accounts;

import dev.footnote.kernel.ClientAddress;
import dev.footnote.kernel.Secret;
import java.time.Instant;
import java.util.Optional;

/** New passwords for who has forgotten theirs, by a link in a mail. */
public interface PasswordResets {

  /** The page that links lead to; the token is its parameter {@code token}. */
  String PAGE = "/reset-password";

  /**
   * Notes that somebody asks for a link, and sends it a moment later if there is such an account
   * and neither it nor the client has asked too often. Takes the same time and tells the same in
   * all these cases.
   */
  void request(EmailAddress email, ClientAddress client);

  /**
   * Sends a link on behalf of an administrator, who learns nothing of it.
   *
   * @throws dev.footnote.kernel.AppException if there is no such account, or it is disabled
   */
  void request(UserId account, UserId administrator);

  /** Until when a token can be used; empty if it cannot. Looking does not use it up. */
  Optional<Instant> usableUntil(Secret token);

  /**
   * Sets the password of the account that the token was sent to, uses the token up and ends every
   * session of the account. Nobody is signed in by it.
   *
   * @throws dev.footnote.kernel.AppException with {@link AccountError#INVALID_RESET_TOKEN}, or why
   *     the password is refused; the token can then be used again
   */
  void reset(Secret token, Secret newPassword);
}
