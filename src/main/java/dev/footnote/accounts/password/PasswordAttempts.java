package dev.footnote.accounts.password;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.kernel.Secret;
import dev.footnote.limits.Allowance;
import dev.footnote.limits.Limit;
import dev.footnote.limits.RateLimits;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a bounded number of wrong passwords. Each attempt is counted before the password is
 * looked at and uncounted if it was right, so that many at once do not get more looks than one
 * after the other. Nothing is locked: the count is over after the limit's window.
 */
public final class PasswordAttempts {

  private final PasswordHashing hashing;
  private final RateLimits limits;

  PasswordAttempts(PasswordHashing hashing, RateLimits limits) {
    this.hashing = hashing;
    this.limits = limits;
  }

  /** Compares a password with a stored hash, or with nobody's. */
  public PasswordAttempt compare(Secret password, Optional<String> hash, Guesser guesser) {
    return hashing
        .inTurn(() -> counted(password, hash, guesser.counts()))
        .orElseGet(() -> new PasswordAttempt.Busy(PasswordHashing.RETRY_AFTER));
  }

  /** Forgets the wrong passwords for an address whose owner has proven to be it otherwise. */
  public void forgive(EmailAddress email) {
    limits.forget(Limit.SIGN_IN_FAILURES_PER_ACCOUNT, Guesser.anybodyFor(email));
  }

  private PasswordAttempt counted(
      Secret password, Optional<String> hash, List<Guesser.Count> counts) {
    var refusal = take(counts);
    if (refusal.isPresent()) {
      return new PasswordAttempt.Throttled(refusal.get());
    }
    var check = hashing.compare(password, hash);
    if (!check.right()) {
      return new PasswordAttempt.Wrong();
    }
    counts.forEach(this::giveBack);
    return new PasswordAttempt.Right(check.betterHash());
  }

  /** Takes one of each count, or none of any. */
  private Optional<Allowance> take(List<Guesser.Count> counts) {
    for (var i = 0; i < counts.size(); i++) {
      var allowance = limits.take(counts.get(i).limit(), counts.get(i).subject());
      if (!allowance.granted()) {
        counts.subList(0, i).forEach(this::giveBack);
        return Optional.of(allowance);
      }
    }
    return Optional.empty();
  }

  private void giveBack(Guesser.Count count) {
    limits.giveBack(count.limit(), count.subject());
  }
}
