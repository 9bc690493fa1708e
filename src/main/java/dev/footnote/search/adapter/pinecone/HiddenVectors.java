package dev.footnote.search.adapter.pinecone;

import dev.footnote.documents.DocumentId;
import dev.footnote.search.adapter.pinecone.VectorLedgerStore.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes vectors that no search sees any more, by their ids: those of a document that is gone at
 * once, those of a replaced version when no search can still be reading them.
 */
final class HiddenVectors {

  /** Pinecone takes no more in a request. */
  private static final int AT_ONCE = 1_000;

  private final VectorLedgerStore ledger;
  private final PineconeCalls calls;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Duration keep;

  HiddenVectors(
      VectorLedgerStore ledger,
      PineconeCalls calls,
      TransactionTemplate transaction,
      Clock clock,
      Duration keep) {
    this.ledger = ledger;
    this.calls = calls;
    this.transaction = transaction;
    this.clock = clock;
    this.keep = keep;
  }

  /** Deletes all that nobody reads any more. */
  void sweep() {
    var before = clock.instant().minus(keep);
    deleteAll(() -> ledger.takeHidden(before));
  }

  /** Deletes all of a document that is gone. */
  void delete(DocumentId document) {
    deleteAll(() -> ledger.takeGone(document));
  }

  /** The ledger forgets a version only after its vectors, so nothing is left behind by a crash. */
  private void deleteAll(Supplier<Optional<Hidden>> next) {
    boolean more = true;
    while (more) {
      more = Boolean.TRUE.equals(transaction.execute(_ -> deleteOne(next.get())));
    }
  }

  private boolean deleteOne(Optional<Hidden> hidden) {
    hidden.ifPresent(
        one -> {
          deleteVectors(one);
          ledger.forget(one);
        });
    return hidden.isPresent();
  }

  private void deleteVectors(Hidden hidden) {
    for (int from = 0; from < hidden.written(); from += AT_ONCE) {
      int end = Math.min(from + AT_ONCE, hidden.written());
      calls.delete(
          hidden.namespace(), VectorId.range(hidden.document(), hidden.version(), from, end));
    }
  }
}
