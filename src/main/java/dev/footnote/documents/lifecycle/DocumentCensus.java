package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentStatus;
import dev.footnote.kernel.Census;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts documents by status, what waits in the queue and for how long, and chunks. */
@Component
class DocumentCensus implements Census {

  private final DocumentCensusStore store;
  private final Clock clock;

  DocumentCensus(DocumentCensusStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<Figure> take() {
    var figures = new ArrayList<Figure>();
    var counted = store.documents();
    for (var status : DocumentStatus.values()) {
      var name = DocumentRow.name(status);
      figures.add(
          new Figure("footnote.documents", Map.of("status", name), counted.getOrDefault(name, 0L)));
    }
    var queue = store.queue();
    figures.add(Figure.of("footnote.ingestion.queue.depth", queue.depth()));
    figures.add(
        Figure.of(
            "footnote.ingestion.queue.age.seconds", queue.oldest().map(this::age).orElse(0.0)));
    figures.add(Figure.of("footnote.chunks", store.chunks()));
    return figures;
  }

  /** Of what is due; what waits for its next attempt is not late. */
  private double age(Instant due) {
    return Math.max(0, Duration.between(due, clock.instant()).toMillis() / 1000.0);
  }
}
