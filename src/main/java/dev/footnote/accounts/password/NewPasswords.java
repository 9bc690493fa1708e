package dev.footnote.accounts.password;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.kernel.Secret;

/** Turns a password that someone has chosen into what is stored, if it is good enough. */
public final class NewPasswords {

  private final PasswordPolicy policy;
  private final PasswordHashing hashing;

  NewPasswords(PasswordPolicy policy, PasswordHashing hashing) {
    this.policy = policy;
    this.hashing = hashing;
  }

  /**
   * The hash to store.
   *
   * @throws dev.footnote.kernel.AppException if the password is refused, or too many are being
   *     hashed right now
   */
  public String hash(Secret password, EmailAddress email) {
    policy.check(password, email);
    return hashing.hash(password).orElseThrow(PasswordHashing::busy);
  }
}
