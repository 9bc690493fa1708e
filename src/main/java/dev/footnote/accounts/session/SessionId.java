package dev.footnote.accounts.session;

import java.util.UUID;

/** One sign-in and everything that was refreshed from it. */
record SessionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
