package dev.footnote.accounts;

import dev.footnote.kernel.Secret;
import java.time.Instant;
import java.util.Optional;

/** Whether a person reads the mails of the address that the account was opened with. */
public interface EmailVerifications {

  /** The page that links lead to; the token is its parameter {@code token}. */
  String PAGE = "/verify-email";

  /** Sends the owner another link, unless the address is confirmed or got several lately. */
  void sendAgain(UserId account);

  /** Until when a token can be used; empty if it cannot. Looking does not use it up. */
  Optional<Instant> usableUntil(Secret token);

  /**
   * Notes that the address belongs to the account's owner.
   *
   * @throws dev.footnote.kernel.AppException with {@link AccountError#INVALID_VERIFICATION_TOKEN}
   */
  void confirm(Secret token);
}
