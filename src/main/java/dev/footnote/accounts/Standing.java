package dev.footnote.accounts;

/** Whether an account may already be used. */
public enum Standing {
  /** It may. */
  FULL,
  /** Its e-mail address has to be confirmed first. */
  UNVERIFIED
}
