package dev.footnote.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class PatientTransactionsTest {

  private final Queue<RuntimeException> faults = new ArrayDeque<>();
  private final PatientTransactions transactions = new PatientTransactions(new Failing());
  private int tries;

  @Test
  void what_could_not_begin_or_was_rolled_back_in_passing_is_tried_again() {
    faults.addAll(
        List.of(
            new CannotCreateTransactionException("all connections are taken"),
            new CannotAcquireLockException("deadlock")));
    assertThat(transactions.<String>execute(_ -> "stored")).isEqualTo("stored");
    assertThat(tries).isEqualTo(3);
  }

  @Test
  void what_would_fail_again_fails_at_once() {
    faults.add(new DuplicateKeyException("there already"));
    assertThatThrownBy(() -> transactions.execute(_ -> "stored"))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(tries).isEqualTo(1);
  }

  private final class Failing implements TransactionOperations {

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
      tries++;
      var fault = faults.poll();
      if (fault != null) {
        throw fault;
      }
      return work.doInTransaction(new SimpleTransactionStatus());
    }
  }
}
