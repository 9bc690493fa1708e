package dev.footnote.search.adapter.pinecone;

import dev.footnote.inference.EmbeddingModel;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the index that the settings name. */
record PineconeIndexes(
    PineconeProperties properties,
    EmbeddingModel model,
    JdbcClient database,
    TransactionTemplate transaction,
    Clock clock) {

  /** Checks that it can be used. */
  PineconeVectorIndex open() {
    var calls = StartCheck.passed(properties, model);
    var target = StartCheck.address(properties.host()) + "/" + properties.namespace();
    var ledger = new VectorLedgerStore(database, target, model.name());
    var hidden = new HiddenVectors(ledger, calls, transaction, clock, properties.keepReplaced());
    return new PineconeVectorIndex(calls, properties, model, ledger, hidden, clock);
  }
}
