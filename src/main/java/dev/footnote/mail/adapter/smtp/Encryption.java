package dev.footnote.mail.adapter.smtp;

/** How the way to the mail server is protected. */
enum Encryption {
  /** The connection is upgraded before anything else is said, or given up. */
  STARTTLS,
  /** Encrypted from its first byte, usual on port 465. */
  TLS,
  /** Not at all: for a server on the same machine. */
  NONE
}
