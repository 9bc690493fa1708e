package dev.footnote.accounts.password;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Secret;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which passwords are good enough: long and not guessable. There are no rules about capitals,
 * digits or symbols, and none expires (NIST SP 800-63B-4, 3.1.1.2).
 */
public final class PasswordPolicy {

  /** In Unicode code points, as all lengths here. */
  static final int MIN_LENGTH = 15;

  static final int MAX_LENGTH = 256;

  private static final String PRODUCT = "footnote";
  private static final int LEAST_BESIDE_PERSONAL = 8;
  private static final int SHORTEST_PERSONAL = 3;

  private final PredictablePasswords predictable;

  PasswordPolicy(PredictablePasswords predictable) {
    this.predictable = predictable;
  }

  /** Passes, or throws an {@link AppException} that says what to change. */
  public void check(Secret password, EmailAddress email) {
    checkLength(password.value());
    checkPersonal(password.value().toLowerCase(Locale.ROOT), email);
    checkPredictable(password.value());
  }

  private static void checkLength(String password) {
    var length = password.codePointCount(0, password.length());
    if (length < MIN_LENGTH) {
      throw AppException.of(
          AccountError.PASSWORD_TOO_SHORT,
          "password must have at least 15 characters. A few unrelated words make a good one.");
    }
    if (length > MAX_LENGTH) {
      throw AppException.of(
          AccountError.PASSWORD_TOO_LONG, "password must have at most 256 characters.");
    }
  }

  private static void checkPersonal(String password, EmailAddress email) {
    var rest = password;
    for (var word : personal(email).toList()) {
      rest = rest.replace(word, "");
    }
    var isPersonal = rest.length() < password.length() && rest.length() < LEAST_BESIDE_PERSONAL;
    if (isPersonal) {
      throw AppException.of(
          AccountError.PASSWORD_TOO_PERSONAL,
          "password consists of little but your e-mail address or this product's name. Use other words.");
    }
  }

  private static Stream<String> personal(EmailAddress email) {
    return Stream.of(email.value(), email.localPart(), email.domain(), PRODUCT)
        .filter(word -> word.length() >= SHORTEST_PERSONAL);
  }

  private void checkPredictable(String password) {
    if (predictable.contains(password)) {
      throw AppException.of(
          AccountError.PASSWORD_TOO_COMMON,
          "password is one of the first that others would guess. Use at least three unrelated words.");
    }
  }
}
