package dev.footnote.chat.conversation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries a transaction again for a while if it could not begin or was rolled back in passing: a
 * finished answer took a model's time and is worth the wait.
 */
record PatientTransactions(TransactionOperations transactions, RetryOperations retry)
    implements TransactionOperations {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final long AT_MOST = 50;

  PatientTransactions(TransactionOperations transactions) {
    this(transactions, new RetryTemplate(policy()));
  }

  private static RetryPolicy policy() {
    return RetryPolicy.builder()
        .includes(CannotCreateTransactionException.class, TransientDataAccessException.class)
        .maxRetries(AT_MOST)
        .delay(FIRST_WAIT)
        .jitter(FIRST_WAIT.dividedBy(2))
        .multiplier(2)
        .maxDelay(LONGEST_WAIT)
        .timeout(PATIENCE)
        .build();
  }

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
    return retry.invoke(() -> transactions.execute(work));
  }
}
