package dev.footnote.accounts;

import dev.footnote.limits.Allowance;
import java.time.Duration;

/** How an attempt to sign in ended. */
public sealed interface SignIn {

  /** The password is right. */
  record SignedIn(Account account, Tokens tokens) implements SignIn {}

  /** No such account, a wrong password or a disabled account: deliberately not told apart. */
  record BadCredentials() implements SignIn {}

  /** Too many passwords are being checked right now. */
  record Busy(Duration retryAfter) implements SignIn {}

  /** Too many wrong passwords for this address or from this client: none is looked at now. */
  record Throttled(Allowance allowance) implements SignIn {}
}
