package dev.footnote.documents.lifecycle;

import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.documents.spi.PassageIndex;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

  /** Gives those that are ready now; the others were deleted or replaced meanwhile. */
  List<Job> index(List<Job> jobs) {
    index.index(jobs.stream().map(Job::id).toList());
    var ready = new ArrayList<Job>();
    for (var job : jobs) {
      if (store.ready(job, clock.instant())) {
        ready.add(job);
      } else {
        undo(job);
      }
    }
    return ready;
  }

  /** The index holds a version that was deleted or replaced meanwhile: back to what there is. */
  private void undo(Job job) {
    if (documents.heading(job.id()).isPresent()) {
      index.index(List.of(job.id()));
    } else {
      index.remove(job.id());
    }
  }
}
