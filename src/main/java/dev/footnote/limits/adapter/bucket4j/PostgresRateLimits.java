package dev.footnote.limits.adapter.bucket4j;

import dev.footnote.kernel.AuditEvent;
import dev.footnote.limits.Allowance;
import dev.footnote.limits.Damper;
import dev.footnote.limits.Limit;
import dev.footnote.limits.Rate;
import dev.footnote.limits.RateLimits;
import dev.footnote.limits.Subject;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.BucketNotFoundException;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.util.concurrent.batch.BatchHelper.BatchFailedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;

/** One bucket for each limit and subject; a bucket that is full again is forgotten. */
class PostgresRateLimits implements RateLimits {

  private static final int HASH_BYTES = 18;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final ProxyManager<String> buckets;
  private final LargeBuckets large;
  private final Map<Limit, Rate> rates = new EnumMap<>(Limit.class);
  private final ApplicationEventPublisher events;
  private final Damper damper;

  PostgresRateLimits(
      ProxyManager<String> buckets,
      TimeMeter time,
      LimitsProperties properties,
      ApplicationEventPublisher events,
      Damper damper) {
    this.buckets = buckets;
    this.large = new LargeBuckets(buckets, time);
    this.events = events;
    this.damper = damper;
    for (var limit : Limit.values()) {
      rates.put(limit, properties.rate(limit));
    }
  }

  @Override
  public Allowance take(Limit limit, Subject subject) {
    var rate = rate(limit);
    var probe = on(limit, subject, bucket -> bucket.tryConsumeAndReturnRemaining(1));
    var allowance =
        new Allowance(limit, rate, probe.isConsumed(), probe.getRemainingTokens(), wait(probe));
    if (!allowance.granted()) {
      announce(limit, subject);
    }
    return allowance;
  }

  @Override
  public void giveBack(Limit limit, Subject subject) {
    on(
        limit,
        subject,
        bucket -> {
          bucket.addTokens(1);
          return limit;
        });
  }

  @Override
  public void forget(Limit limit, Subject subject) {
    Bucket4jErrors.translating(
        () -> {
          large.forget(key(limit, subject));
          buckets.removeProxy(key(limit, subject));
          return limit;
        });
  }

  /**
   * A bucket is made for the first who needs it. Where the library has joined those who come
   * meanwhile, it tells them that there is none instead of making it, so they make it and come
   * again.
   */
  private <T> T on(Limit limit, Subject subject, Function<Bucket, T> work) {
    return Bucket4jErrors.translating(
        () -> {
          var bucket = bucket(limit, subject);
          try {
            return work.apply(bucket);
          } catch (BatchFailedException e) {
            if (!(e.getCause() instanceof BucketNotFoundException)) {
              throw e;
            }
            exact(limit, subject).getAvailableTokens();
            return work.apply(bucket);
          }
        });
  }

  private Bucket bucket(Limit limit, Subject subject) {
    return LargeBuckets.isFor(rate(limit))
        ? large.bucket(key(limit, subject), rate(limit), () -> configuration(limit))
        : exact(limit, subject);
  }

  private Bucket exact(Limit limit, Subject subject) {
    return buckets.getProxy(key(limit, subject), () -> configuration(limit));
  }

  private BucketConfiguration configuration(Limit limit) {
    return BucketConfiguration.builder().addLimit(bandwidth(limit, rate(limit))).build();
  }

  /**
   * Failures come back all at once, so that the owner of an account waits no longer than the
   * window; the others one by one, so that a client which waits as told goes on evenly.
   */
  private static Bandwidth bandwidth(Limit limit, Rate rate) {
    var capacity = Bandwidth.builder().capacity(rate.quota());
    return switch (limit) {
      case SIGN_IN_FAILURES_PER_ACCOUNT, SIGN_IN_FAILURES_PER_CLIENT ->
          capacity.refillIntervally(rate.quota(), rate.window()).build();
      default -> capacity.refillGreedy(rate.quota(), rate.window()).build();
    };
  }

  private static Duration wait(ConsumptionProbe probe) {
    return Duration.ofNanos(
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill());
  }

  private void announce(Limit limit, Subject subject) {
    if (damper.passes(key(limit, subject))) {
      events.publishEvent(
          AuditEvent.refused("limit.hit", subject.account()).with("limit", limit.label()));
    }
  }

  private Rate rate(Limit limit) {
    return java.util.Objects.requireNonNull(rates.get(limit));
  }

  /** The rate is part of it, so that a changed setting counts at once; the subject is hashed. */
  private String key(Limit limit, Subject subject) {
    return limit.label() + ":" + rate(limit) + ":" + hash(subject.text());
  }

  private static String hash(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return BASE64.encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
