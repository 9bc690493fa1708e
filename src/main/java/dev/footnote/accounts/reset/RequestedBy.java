package dev.footnote.accounts.reset;

import java.util.Locale;

/** Who wants a password to be set anew. */
enum RequestedBy {
  OWNER,
  ADMINISTRATOR,
  /** The service itself, for the administrator that it has just made. */
  START;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
