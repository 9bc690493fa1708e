package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import java.util.UUID;

/** One of an account's queues; its documents are worked off one after the other. */
record Lane(UserId owner, int number) {

  /** Reads what {@link #toString} wrote. */
  static Lane parse(String text) {
    int slash = text.indexOf('/');
    return new Lane(
        new UserId(UUID.fromString(text.substring(0, slash))),
        Integer.parseInt(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return owner + "/" + number;
  }
}
