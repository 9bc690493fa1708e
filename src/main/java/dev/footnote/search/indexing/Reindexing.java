package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.search.SearchError;
import dev.footnote.search.indexing.ReindexProgress.State;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Makes halves of the index anew, on another engine or on the same, from stored text and vectors,
 * while the index in use serves. Whatever is indexed meanwhile goes into both.
 */
public class Reindexing {

  private static final Logger log = LoggerFactory.getLogger(Reindexing.class);

  /** Rounds without any progress after which it is given up. */
  private static final int PATIENCE = 5;

  private final Engines engines;
  private final Indexing indexing;
  private final IndexableDocuments documents;
  private final ReconciliationProperties properties;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final AtomicReference<ReindexProgress> progress =
      new AtomicReference<>(ReindexProgress.NONE);

  Reindexing(
      Engines engines,
      Indexing indexing,
      IndexableDocuments documents,
      ReconciliationProperties properties,
      Clock clock,
      ApplicationEventPublisher events) {
    this.engines = engines;
    this.indexing = indexing;
    this.documents = documents;
    this.properties = properties;
    this.clock = clock;
    this.events = events;
  }

  public ReindexProgress progress() {
    return progress.get();
  }

  /** Begins, and returns at once; at least one half must be named. */
  public ReindexProgress begin(
      UUID administrator, Optional<String> lexical, Optional<String> semantic) {
    if (lexical.isEmpty() && semantic.isEmpty()) {
      throw AppException.of(
          SearchError.INVALID_REINDEX, "Name the engine for lexical, for semantic, or for both.");
    }
    var begun =
        new ReindexProgress(
            State.FILLING,
            lexical.orElse(null),
            semantic.orElse(null),
            0,
            documents.searchable().size(),
            clock.instant(),
            null);
    var before = progress.getAndUpdate(now -> now.state() == State.FILLING ? now : begun);
    if (before.state() == State.FILLING) {
      throw AppException.of(SearchError.REINDEX_RUNNING, "A reindexing is under way; wait for it.");
    }
    start(before, lexical, semantic);
    events.publishEvent(AuditEvent.success("index.rebuild", administrator));
    return begun;
  }

  private void start(ReindexProgress before, Optional<String> lexical, Optional<String> semantic) {
    try {
      indexing.mirror(List.of());
      var halves = engines.begin(lexical, semantic);
      Thread.ofVirtual().name("reindexing").start(() -> make(halves));
    } catch (RuntimeException e) {
      progress.set(before);
      throw e;
    }
  }

  private void make(List<Half> halves) {
    indexing.mirror(halves);
    try {
      fill(halves);
      halves.forEach(half -> half.finish().run());
      indexing.mirror(halves.stream().filter(half -> !half.inUse()).toList());
      end(State.DONE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("reindexing was given up");
      indexing.mirror(List.of());
      halves.forEach(Reindexing::abandon);
      end(State.FAILED);
    }
  }

  private static void abandon(Half half) {
    try {
      half.abandon().run();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("what was made of the new index stays behind");
    }
  }

  private void end(State how) {
    var ended = progress.updateAndGet(now -> now.ended(how, clock.instant()));
    log.atInfo()
        .addKeyValue("state", ended.state())
        .addKeyValue("documents", ended.done())
        .log("reindexing has ended");
  }

  /** Until nothing differs: documents that change meanwhile are found by the next round. */
  private void fill(List<Half> halves) throws InterruptedException {
    int fewest = Integer.MAX_VALUE;
    int vain = 0;
    var missing = differing(halves);
    while (missing.isEmpty() || !missing.get().isEmpty()) {
      int left = missing.map(Set::size).orElse(Integer.MAX_VALUE);
      vain = left < fewest ? 0 : vain + 1;
      if (vain > PATIENCE) {
        throw new IllegalStateException("the new index cannot be written");
      }
      if (vain > 0) {
        Thread.sleep(properties.retryAfter());
      }
      fewest = Math.min(fewest, left);
      write(missing.orElse(Set.of()));
      missing = differing(halves);
    }
  }

  /** What has to be written, empty if that cannot be told now. */
  private Optional<Set<DocumentId>> differing(List<Half> halves) {
    try {
      var searchable = documents.searchable();
      var differing = new HashSet<DocumentId>();
      for (var half : halves) {
        var held = half.contents().get();
        differing.addAll(Differences.between(held, held, searchable).documents());
      }
      reached(searchable.size() - differing.size(), searchable.size());
      return Optional.of(differing);
    } catch (AppException e) {
      log.atWarn().setCause(e).log("the new index could not be compared with the database");
      return Optional.empty();
    }
  }

  private void reached(int done, int total) {
    progress.updateAndGet(now -> now.reached(Math.clamp(done, 0, total), total));
  }

  private void write(Set<DocumentId> missing) throws InterruptedException {
    int before = progress.get().done();
    var written = new AtomicInteger();
    Each.of(
        Portions.of(missing, documents.searchable()),
        properties.parallel(),
        portion -> {
          indexing.copy(portion);
          reached(before + written.addAndGet(portion.size()), progress.get().total());
        });
  }
}
