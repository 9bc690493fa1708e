package dev.footnote.mail;

import dev.footnote.kernel.AppException;
import java.util.regex.Pattern;

/**
 * Who sends or receives: a bare address (RFC 5321's addr-spec without quoting) and the name beside
 * it, empty if there is none. Nothing in either can end a header or begin another.
 */
public record MailAddress(String address, String name) {

  private static final int MAX_LENGTH = 254;
  private static final String ATOM = "[^\\s\\p{Cc}\\p{Z}@<>()\\[\\]\\\\,;:\"]";
  private static final Pattern ADDRESS = Pattern.compile(ATOM + "{1,64}@" + ATOM + "+");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}]{0,200}");

  public MailAddress {
    if (address.length() > MAX_LENGTH || !ADDRESS.matcher(address).matches()) {
      throw AppException.of(
          MailError.INVALID_MAIL_ADDRESS, "No mail can be sent to an address of this form.");
    }
    if (!NAME.matcher(name).matches()) {
      throw AppException.of(
          MailError.INVALID_MAIL_ADDRESS,
          "The name beside an e-mail address holds a line break or is too long.");
    }
  }

  public static MailAddress of(String address) {
    return new MailAddress(address, "");
  }

  /** Without the person: addresses do not belong into logs. */
  @Override
  public String toString() {
    return "address";
  }
}
