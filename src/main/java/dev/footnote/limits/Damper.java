package dev.footnote.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets one of many equal notes pass in a while, so that whoever sends a thousand requests a second
 * does not cause a thousand notes a second. It remembers a bounded number of keys.
 */
public final class Damper {

  private static final int KEYS = 10_000;

  private final Clock clock;
  private final Duration quiet;
  private final Map<String, Instant> passed =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > KEYS;
        }
      };

  public Damper(Clock clock, Duration quiet) {
    this.clock = clock;
    this.quiet = quiet;
  }

  /** Whether this is the first of its key for a while. */
  public synchronized boolean passes(String key) {
    var now = clock.instant();
    var last = passed.get(key);
    if (last != null && now.isBefore(last.plus(quiet)) && !now.isBefore(last)) {
      return false;
    }
    passed.remove(key);
    passed.put(key, now);
    return true;
  }
}
