package dev.footnote.accounts.password;

import dev.footnote.limits.Allowance;
import java.time.Duration;
import java.util.Optional;

/** How an attempt with a password ended. */
public sealed interface PasswordAttempt {

  /** It is right; with a better hash, if the stored one is weaker than today's. */
  record Right(Optional<String> betterHash) implements PasswordAttempt {}

  /** It is wrong, and was counted. */
  record Wrong() implements PasswordAttempt {}

  /** Too many are being checked right now; this one was neither looked at nor counted. */
  record Busy(Duration retryAfter) implements PasswordAttempt {}

  /** Too many were wrong; this one was neither looked at nor counted. */
  record Throttled(Allowance allowance) implements PasswordAttempt {}
}
