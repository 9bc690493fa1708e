package dev.footnote.accounts;

import dev.footnote.kernel.Secret;
import java.util.Optional;

/** Sign-up, sign-in and sessions. */
public interface Accounts {

  /**
   * Opens an account.
   *
   * @throws dev.footnote.kernel.AppException with an {@link AccountError}: the address is taken or
   *     is none, or the password is refused
   */
  Account register(Registration registration);

  /** Starts a session if address and password are right; wrong ones are counted. */
  SignIn signIn(Credentials credentials, Device device);

  /**
   * Exchanges a refresh token for new tokens; empty if it cannot be used. A token that was used
   * before ends its session, because one of its two users is not the owner.
   */
  Optional<Tokens> refresh(Secret refreshToken);

  /** Ends the session that the refresh token belongs to; does nothing for an unknown one. */
  void signOut(Secret refreshToken);

  /** The account; empty if it does not exist. */
  Optional<Account> account(UserId id);
}
