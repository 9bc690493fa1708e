package dev.footnote.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

class OwnTransactionsTest {

  private final TransactionAttributeSource source =
      (TransactionAttributeSource)
          new OwnTransactions()
              .postProcessAfterInitialization(
                  new AnnotationTransactionAttributeSource(false), "any");

  static class WithMethod {
    @Transactional
    void write() {}
  }

  static class Inheriting extends WithMethod {}

  @Transactional
  static class Whole {
    void write() {}
  }

  static class Without {
    void write() {}
  }

  @Test
  void what_asks_for_transactions_gets_them() throws NoSuchMethodException {
    assertThat(source.isCandidateClass(WithMethod.class)).isTrue();
    assertThat(source.isCandidateClass(Inheriting.class)).isTrue();
    assertThat(source.isCandidateClass(Whole.class)).isTrue();
    var write = WithMethod.class.getDeclaredMethod("write");
    assertThat(source.getTransactionAttribute(write, WithMethod.class)).isNotNull();
    assertThat(source.hasTransactionAttribute(write, WithMethod.class)).isTrue();
  }

  @Test
  void nothing_else_is_searched() {
    assertThat(source.isCandidateClass(Without.class)).isFalse();
    assertThat(source.isCandidateClass(String.class)).isFalse();
  }

  @Test
  void other_beans_stay_as_they_are() {
    assertThat(new OwnTransactions().postProcessAfterInitialization("bean", "any"))
        .isEqualTo("bean");
  }
}
