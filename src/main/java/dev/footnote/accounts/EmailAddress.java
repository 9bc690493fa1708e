package dev.footnote.accounts;

import dev.footnote.kernel.AppException;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in lower case, so that one person cannot open two accounts by a capital. */
public record EmailAddress(String value) {

  private static final int MAX_LENGTH = 254;
  private static final Pattern FORM =
      Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*");

  public EmailAddress {
    if (!isWellFormed(value)) {
      throw AppException.of(
          AccountError.INVALID_EMAIL,
          "email is not an e-mail address. Write it as name@example.org.");
    }
  }

  private static boolean isWellFormed(String value) {
    return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
  }

  public static EmailAddress of(String typed) {
    return new EmailAddress(typed.strip().toLowerCase(Locale.ROOT));
  }

  /** The part before the at sign. */
  public String localPart() {
    return value.substring(0, value.indexOf('@'));
  }

  /** The part behind the at sign. */
  public String domain() {
    return value.substring(value.indexOf('@') + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
