package dev.footnote.accounts;

import java.util.UUID;

/** Who owns a thing, or asks for it. */
public record UserId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
