package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentReady;
import dev.footnote.documents.DocumentStatus;
import java.io.IOException;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes an uploaded file searchable. Each stage commits what it made before the next one begins, so
 * an attempt begins where the one before had come to.
 */
@Component
class Ingestion {

  private final Parsing parsing;
  private final Chunking chunking;
  private final Embedding embedding;
  private final Indexing indexing;
  private final ApplicationEventPublisher events;
  private final Stages stages;

  Ingestion(
      Parsing parsing,
      Chunking chunking,
      Embedding embedding,
      Indexing indexing,
      ApplicationEventPublisher events,
      Stages stages) {
    this.parsing = parsing;
    this.chunking = chunking;
    this.embedding = embedding;
    this.indexing = indexing;
    this.events = events;
    this.stages = stages;
  }

  /**
   * All stages before the index, as far as they are not done yet; gives the number of chunks if
   * they were made now, else 0. Throws {@link Superseded} if the document is deleted or replaced
   * meanwhile.
   */
  int prepare(Job job) throws IOException {
    if (job.stage() == DocumentStatus.INDEXING) {
      return 0;
    }
    var text = stages.observe("parsing", () -> parsing.text(job));
    var chunks = stages.observe("chunking", () -> chunking.chunks(job, text));
    return stages.observe(
        "embedding",
        () -> {
          embedding.embed(job, chunks);
          return chunks.size();
        });
  }

  /** The last stage of documents that are prepared, in one commit. */
  void finish(List<Job> jobs) {
    for (var job : stages.observe("indexing", () -> indexing.index(jobs))) {
      events.publishEvent(new DocumentReady(job.id(), job.owner(), job.version()));
    }
  }
}
