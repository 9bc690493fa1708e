package dev.footnote.accounts;

import dev.footnote.kernel.AppException;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in lower case, so that one person cannot open two accounts by a capital. */
public record EmailAddress(String value) {

  private static final int MAX_LENGTH = 254;

  /** What may stand unquoted in a mail's header (RFC 5322, 3.2.3), and letters of all scripts. */
  private static final String ATOM = "[^\\s\\p{Cc}\\p{Z}@<>()\\[\\]\\\\,;:\"]";

  private static final String LABEL = "[^\\s\\p{Cc}\\p{Z}@.<>()\\[\\]\\\\,;:\"]+";
  private static final Pattern FORM =
      Pattern.compile(ATOM + "{1,64}@" + LABEL + "(\\." + LABEL + ")*");

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
