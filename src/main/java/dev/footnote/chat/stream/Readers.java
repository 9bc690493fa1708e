package dev.footnote.chat.stream;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ChatError;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the streams that each account reads, so that they stay within their limit. */
public final class Readers {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final int maxPerAccount;
  private final Map<UserId, Integer> reading = new HashMap<>();

  Readers(int maxPerAccount) {
    this.maxPerAccount = maxPerAccount;
  }

  /** A place for one more stream, to be closed with it. */
  public synchronized Place take(UserId account) {
    if (reading.getOrDefault(account, 0) >= maxPerAccount) {
      throw AppException.of(
              ChatError.TOO_MANY_READERS,
              "You read " + maxPerAccount + " streams at once. Close one and retry.")
          .retryAfter(RETRY_AFTER);
    }
    reading.merge(account, 1, Integer::sum);
    return new Place(account);
  }

  private synchronized void giveBack(UserId account) {
    reading.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
  }

  /** One stream's place. */
  public final class Place implements AutoCloseable {

    private final UserId account;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Place(UserId account) {
      this.account = account;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        giveBack(account);
      }
    }
  }
}
