package dev.footnote.limits.adapter.bucket4j;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.footnote.limits.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.NopeOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Buckets of limits that are so large that nobody misses a hundredth: what is taken reaches the
 * database together, when it has come to a hundredth or is a second old. So replicas together may
 * grant that much more for each of them.
 */
final class LargeBuckets {

  private static final int LARGE = 1000;
  private static final int PART = 100;
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final int ACCOUNTS = 10_000;

  private final ProxyManager<String> buckets;
  private final TimeMeter time;
  private final Cache<String, Bucket> inUse =
      Caffeine.newBuilder().maximumSize(ACCOUNTS).expireAfterAccess(Duration.ofMinutes(1)).build();

  LargeBuckets(ProxyManager<String> buckets, TimeMeter time) {
    this.buckets = buckets;
    this.time = time;
  }

  static boolean isFor(Rate rate) {
    return rate.quota() >= LARGE;
  }

  Bucket bucket(String key, Rate rate, Supplier<BucketConfiguration> configuration) {
    return inUse.get(key, _ -> delayed(key, rate, configuration));
  }

  private Bucket delayed(String key, Rate rate, Supplier<BucketConfiguration> configuration) {
    var delay = new DelayParameters(rate.quota() / PART, DELAY);
    return buckets
        .builder()
        .withOptimization(new DelayOptimization(delay, NopeOptimizationListener.INSTANCE, time))
        .build(key, configuration);
  }

  void forget(String key) {
    inUse.invalidate(key);
  }
}
