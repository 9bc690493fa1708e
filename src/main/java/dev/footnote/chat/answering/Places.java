package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ChatError;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts the questions under way, so that they stay within their limits. */
final class Places {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final int maxPerAccount;
  private final int maxTotal;
  private final Map<UserId, Integer> taken = new HashMap<>();
  private int total;

  Places(int maxPerAccount, int maxTotal) {
    this.maxPerAccount = maxPerAccount;
    this.maxTotal = maxTotal;
  }

  /** Takes a place; to be given back once. */
  synchronized void take(UserId account) {
    if (taken.getOrDefault(account, 0) >= maxPerAccount) {
      throw AppException.of(
              ChatError.TOO_MANY_QUESTIONS,
              "You have " + maxPerAccount + " questions under way. Wait for an answer and retry.")
          .retryAfter(RETRY_AFTER);
    }
    if (total >= maxTotal) {
      throw AppException.of(
              ChatError.CHAT_BUSY, "Too many questions are being answered. Try again in a moment.")
          .retryAfter(RETRY_AFTER);
    }
    taken.merge(account, 1, Integer::sum);
    total++;
  }

  synchronized void giveBack(UserId account) {
    taken.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
    total--;
  }

  synchronized int total() {
    return total;
  }
}
