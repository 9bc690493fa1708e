package dev.footnote.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts in memory, with the rates that it is given. */
public final class InMemoryRateLimits implements RateLimits {

  private final Map<Limit, Rate> rates;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  public InMemoryRateLimits(Map<Limit, Rate> rates, Clock clock) {
    this.rates = Map.copyOf(rates);
    this.clock = clock;
  }

  /** Nanoseconds are tokens here: one is worth the window divided by the quota. */
  private record Bucket(long tokens, Instant since) {}

  @Override
  public synchronized Allowance take(Limit limit, Subject subject) {
    var rate = rates.get(limit);
    var bucket = refilled(limit, subject);
    if (bucket.tokens() > 0) {
      put(limit, subject, new Bucket(bucket.tokens() - 1, bucket.since()));
      return new Allowance(limit, rate, true, bucket.tokens() - 1, rate.window());
    }
    var next = bucket.since().plus(period(limit));
    return new Allowance(limit, rate, false, 0, Duration.between(clock.instant(), next));
  }

  @Override
  public synchronized void giveBack(Limit limit, Subject subject) {
    var bucket = refilled(limit, subject);
    var tokens = Math.min(rates.get(limit).quota(), bucket.tokens() + 1);
    put(limit, subject, new Bucket(tokens, bucket.since()));
  }

  @Override
  public synchronized void forget(Limit limit, Subject subject) {
    buckets.remove(limit + subject.text());
  }

  private void put(Limit limit, Subject subject, Bucket bucket) {
    buckets.put(limit + subject.text(), bucket);
  }

  private Bucket refilled(Limit limit, Subject subject) {
    var rate = rates.get(limit);
    var now = clock.instant();
    var bucket =
        buckets.computeIfAbsent(limit + subject.text(), _ -> new Bucket(rate.quota(), now));
    var periods = Duration.between(bucket.since(), now).dividedBy(period(limit));
    var more = isAllAtOnce(limit) ? rate.quota() : periods;
    return periods == 0
        ? bucket
        : new Bucket(
            Math.min(rate.quota(), bucket.tokens() + more),
            bucket.since().plus(period(limit).multipliedBy(periods)));
  }

  private Duration period(Limit limit) {
    var rate = rates.get(limit);
    return isAllAtOnce(limit) ? rate.window() : rate.window().dividedBy(rate.quota());
  }

  private static boolean isAllAtOnce(Limit limit) {
    return limit == Limit.SIGN_IN_FAILURES_PER_ACCOUNT
        || limit == Limit.SIGN_IN_FAILURES_PER_CLIENT;
  }
}
