package dev.footnote.benchmark;

import dev.footnote.search.indexing.IndexState;
import dev.footnote.search.indexing.ReindexProgress;
import dev.footnote.search.indexing.Reindexing;
import dev.footnote.search.spi.IndexEmptied;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import dev.footnote.testing.OpenSearchNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Chunks a second of filling both halves of the index from the database, with stored vectors: in
 * the place of an index that was lost, and beside the one in use.
 */
final class RebuildBenchmark {

  private final RunningService service;

  private RebuildBenchmark(RunningService service) {
    this.service = service;
  }

  /**
   * @param arguments engine (opensearch or lucene), number of chunks (20000), chunks of each
   *     document (50)
   */
  public static void main(String[] arguments) throws InterruptedException, SQLException {
    var engine = arguments.length > 0 ? arguments[0] : "opensearch";
    int chunks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
    int inDocument = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
    System.setProperty("footnote.search.lexical", engine);
    System.setProperty("footnote.search.semantic", engine);
    boolean outside = engine.equals("opensearch");
    if (outside) {
      OpenSearchNode.options("-Xmx3g -Xms3g");
      System.setProperty("footnote.search.opensearch.url", OpenSearchNode.shared().url());
      System.setProperty("footnote.search.opensearch.replicas", "0");
    }
    try (var service = RunningService.start()) {
      var me = service.client().get("/api/v1/auth/me").expect(200).body();
      new ManyChunks(service.bean(DataSource.class), inDocument)
          .make(me.path("email").asString(), chunks);
      var benchmark = new RebuildBenchmark(service);
      for (int round = 1; round <= 3; round++) {
        System.out.printf("%s, lost, %d: %.0f chunks/s%n", engine, round, lost(service));
      }
      if (outside) {
        var account = UUID.fromString(me.path("id").asString());
        System.out.printf("%s, beside: %.0f chunks/s%n", engine, benchmark.beside(account, engine));
      }
    }
    if (outside) {
      OpenSearchNode.shared().close();
    }
  }

  /** Empties both halves and waits until they are whole again. */
  static double lost(RunningService service) throws InterruptedException {
    var lexical = service.bean(LexicalIndex.class);
    var vectors = service.bean(VectorIndex.class);
    var nothing =
        lexical.contents().keySet().stream()
            .collect(Collectors.toMap(id -> id, _ -> List.<IndexedChunk>of()));
    lexical.replace(nothing);
    vectors.replace(nothing);
    long start = System.nanoTime();
    service.publish(new IndexEmptied());
    while (!service.bean(IndexState.class).incomplete().isEmpty()) {
      Thread.sleep(10);
    }
    return perSecond(service, start);
  }

  private double beside(UUID account, String engine) throws InterruptedException {
    var reindexing = service.bean(Reindexing.class);
    long start = System.nanoTime();
    reindexing.begin(account, Optional.of(engine), Optional.of(engine));
    while (reindexing.progress().state() == ReindexProgress.State.FILLING) {
      Thread.sleep(10);
    }
    if (reindexing.progress().state() != ReindexProgress.State.DONE) {
      throw new IllegalStateException("the new index was given up");
    }
    return perSecond(service, start);
  }

  private static double perSecond(RunningService service, long start) {
    return service.chunks() / ((System.nanoTime() - start) / 1e9);
  }
}
