package dev.footnote.limits;

import java.util.Locale;

/** What is counted. */
public enum Limit {
  SIGN_IN_FAILURES_PER_ACCOUNT("wrong passwords for this account"),
  SIGN_IN_FAILURES_PER_CLIENT("wrong passwords from this address"),
  REGISTRATIONS("new accounts from this address"),
  PASSWORD_RESETS_PER_ACCOUNT("password resets of this account"),
  PASSWORD_RESETS_PER_CLIENT("password resets from this address"),
  UPLOADS("uploads of this account"),
  QUESTIONS("questions of this account"),
  SEARCHES("searches of this account");

  private final String what;

  Limit(String what) {
    this.what = what;
  }

  /** The name in header fields, events and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is counted, in words for the person who reads the refusal. */
  public String what() {
    return what;
  }
}
