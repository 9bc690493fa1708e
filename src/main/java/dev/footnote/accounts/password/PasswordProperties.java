package dev.footnote.accounts.password;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How passwords are hashed with Argon2id. The least values are those of OWASP's password storage
 * cheat sheet.
 *
 * @param memory memory of one hash, at least 19 MB
 * @param iterations passes over that memory, at least 2
 * @param concurrency hashes at once; 0: as many as there are processors
 * @param maxWait how long a request waits for its turn before it is told to come back
 */
@ConfigurationProperties("footnote.accounts.password")
record PasswordProperties(
    @DefaultValue("19MB") DataSize memory,
    @DefaultValue("2") @Min(2) @Max(20) int iterations,
    @DefaultValue("0") @Min(0) @Max(256) int concurrency,
    @DefaultValue("2s") Duration maxWait) {

  private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(19);
  private static final DataSize MOST_MEMORY = DataSize.ofGigabytes(1);

  @AssertTrue(message = "memory must lie between 19MB and 1GB")
  boolean isMemoryEnough() {
    return memory.compareTo(LEAST_MEMORY) >= 0 && memory.compareTo(MOST_MEMORY) <= 0;
  }

  int memoryInKibibytes() {
    return Math.toIntExact(memory.toKilobytes());
  }

  int permits(int processors) {
    return concurrency == 0 ? processors : concurrency;
  }
}
