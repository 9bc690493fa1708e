package dev.footnote.accounts.password;

import java.util.Optional;

/** Whether a password was right and, if its stored hash is weaker than today's, a better hash. */
public record PasswordCheck(boolean right, Optional<String> betterHash) {

  static final PasswordCheck WRONG = new PasswordCheck(false, Optional.empty());
}
