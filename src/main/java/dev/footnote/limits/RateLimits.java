package dev.footnote.limits;

/**
 * Counts over all replicas. Each call is a transaction of its own and needs a connection of its
 * own, so it is not to be made inside of another transaction.
 */
public interface RateLimits {

  /** Counts one more, if that is allowed. */
  Allowance take(Limit limit, Subject subject);

  /** Makes one that was granted uncounted. */
  void giveBack(Limit limit, Subject subject);

  /** Forgets all that was counted. */
  void forget(Limit limit, Subject subject);
}
