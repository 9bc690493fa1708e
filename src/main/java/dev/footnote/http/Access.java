package dev.footnote.http;

/** Who may call a route. */
enum Access {
  /** Everybody; a token is not even looked at. */
  PUBLIC,
  /** Whoever is known, even if the account may not be used yet. */
  KNOWN,
  /** Whoever is known and may use the account: a person in a session, or a program with a key. */
  SIGNED_IN,
  /** A person in a session; no program with a key, even if the account may not be used yet. */
  SESSION,
  /** An administrator in a session; a program with an administrator's key may only read. */
  ADMIN
}
