package dev.footnote.http;

/** Who may call a route. */
enum Access {
  /** Everybody; a token is not even looked at. */
  PUBLIC,
  /** Whoever is signed in. */
  SIGNED_IN
}
