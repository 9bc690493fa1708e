package dev.footnote.mail;

import java.util.UUID;

/** One message in the outbox, the same in every try to deliver it. */
public record EmailId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
