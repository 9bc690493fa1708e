package dev.footnote.accounts;

import java.util.Locale;

/** What an account may do beyond its own things. */
public enum Role {
  USER,
  ADMIN;

  /** As it is stored and shown. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
