package dev.footnote.documents.lifecycle;

import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.documents.spi.PassageIndex;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The last stage: chunks and vectors into the index, then ready. */
@Component
class Indexing {

  private final PassageIndex index;
  private final IndexableDocuments documents;
  private final ReadyStore store;
  private final Clock clock;

  Indexing(PassageIndex index, IndexableDocuments documents, ReadyStore store, Clock clock) {
    this.index = index;
    this.documents = documents;
    this.store = store;
    this.clock = clock;
  }

  void index(Job job) {
    index.index(job.id());
    if (!store.ready(job, clock.instant())) {
      undo(job);
      throw new Superseded();
    }
  }

  /** The index holds a version that was deleted or replaced meanwhile: back to what there is. */
  private void undo(Job job) {
    if (documents.heading(job.id()).isPresent()) {
      index.index(job.id());
    } else {
      index.remove(job.id());
    }
  }
}
