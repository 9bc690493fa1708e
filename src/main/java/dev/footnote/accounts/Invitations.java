package dev.footnote.accounts;

import dev.footnote.kernel.Secret;
import java.time.Instant;
import java.util.Optional;

/** Accounts for people whom an administrator has invited. */
public interface Invitations {

  /** The page that links lead to; the token is its parameter {@code token}. */
  String PAGE = "/invitation";

  /**
   * Sends a link that lets the owner of the address open one account; it makes links before it
   * unusable. Nobody else learns it, and whether the address has an account is not told.
   */
  Invitation invite(UserId administrator, EmailAddress email);

  /** Until when a token can be used; empty if it cannot. Looking does not use it up. */
  Optional<Instant> usableUntil(Secret token);

  /**
   * Opens the account of who was invited.
   *
   * @throws dev.footnote.kernel.AppException with {@link AccountError#INVALID_INVITATION} or {@link
   *     AccountError#EMAIL_TAKEN}, or why the password is refused; the token can then be used again
   */
  Account accept(Secret token, Secret password);
}
