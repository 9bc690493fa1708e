package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentReady;
import dev.footnote.documents.DocumentStatus;
import java.io.IOException;
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

  Ingestion(
      Parsing parsing,
      Chunking chunking,
      Embedding embedding,
      Indexing indexing,
      ApplicationEventPublisher events) {
    this.parsing = parsing;
    this.chunking = chunking;
    this.embedding = embedding;
    this.indexing = indexing;
    this.events = events;
  }

  /** Throws {@link Superseded} if the document is deleted or replaced meanwhile. */
  void ingest(Job job) throws IOException {
    if (job.stage() != DocumentStatus.INDEXING) {
      var text = parsing.text(job);
      var chunks = chunking.chunks(job, text);
      embedding.embed(job, chunks);
    }
    indexing.index(job);
    events.publishEvent(new DocumentReady(job.id(), job.owner(), job.version()));
  }
}
