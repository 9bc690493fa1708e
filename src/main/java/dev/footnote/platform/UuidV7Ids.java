package dev.footnote.platform;

import dev.footnote.kernel.Ids;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of version 7: 48 bits of milliseconds, then 74 random bits (RFC 9562, 5.7). */
record UuidV7Ids(Clock clock, RandomGenerator random) implements Ids {

  @Override
  public UUID next() {
    long most = clock.millis() << 16 | 0x7000 | random.nextLong() & 0x0FFF;
    long least = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }
}
