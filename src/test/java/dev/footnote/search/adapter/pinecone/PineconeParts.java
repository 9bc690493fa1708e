package dev.footnote.search.adapter.pinecone;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.kernel.Secret;
import dev.footnote.search.spi.Chunks;
import dev.footnote.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An index with its server and its ledger. */
final class PineconeParts implements AutoCloseable {

  static final EmbeddingModel MODEL = new EmbeddingModel("test", Chunks.DIMENSION);
  static final Duration KEEP = Duration.ofSeconds(30);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final PineconeServer server;
  final SettableClock clock = new SettableClock();
  final HiddenVectors hidden;
  final PineconeVectorIndex index;
  private final DataSource source;
  private final String target;

  PineconeParts(DataSource source) {
    this(
        source, PineconeServer.start(Chunks.DIMENSION), "index " + NUMBER.incrementAndGet(), MODEL);
  }

  private PineconeParts(
      DataSource source, PineconeServer server, String target, EmbeddingModel model) {
    this.source = source;
    this.server = server;
    this.target = target;
    var properties = properties(server.host(), PineconeServer.KEY);
    var calls = StartCheck.passed(properties, model);
    var ledger = new VectorLedgerStore(JdbcClient.create(source), target, model.name());
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    this.hidden = new HiddenVectors(ledger, calls, transaction, clock, properties.keepReplaced());
    this.index = new PineconeVectorIndex(calls, properties, model, ledger, hidden, clock);
  }

  PineconeIndexes indexes() {
    return new PineconeIndexes(
        properties(server.host(), PineconeServer.KEY),
        MODEL,
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)),
        clock);
  }

  PineconeParts withModel(String name) {
    return new PineconeParts(source, server, target, new EmbeddingModel(name, Chunks.DIMENSION));
  }

  static PineconeProperties properties(String host, String key) {
    return new PineconeProperties(
        new Secret(key),
        host,
        "test",
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        3,
        Duration.ofMillis(5),
        Duration.ofSeconds(1),
        KEEP);
  }

  @Override
  public void close() {
    index.close();
    server.close();
  }
}
