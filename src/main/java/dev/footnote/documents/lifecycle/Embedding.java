package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentStatus;
import dev.footnote.documents.lifecycle.ChunkStore.Stored;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.FairShare;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The third stage: from chunks to vectors, batch by batch, each distinct content once. */
@Component
class Embedding {

  private final Embedder embedder;
  private final ChunkStore store;
  private final IngestionProperties properties;
  private final Clock clock;

  Embedding(Embedder embedder, ChunkStore store, IngestionProperties properties, Clock clock) {
    this.embedder = embedder;
    this.store = store;
    this.properties = properties;
    this.clock = clock;
  }

  void embed(Job job, List<PreparedChunk> chunks) {
    var missing = missing(job, chunks);
    int done = chunks.size() - missing.size();
    for (int from = 0; from < missing.size(); from += properties.batch()) {
      var batch = missing.subList(from, Math.min(missing.size(), from + properties.batch()));
      var vectors = vectors(job, batch);
      done += batch.size();
      Superseded.unless(store.saveVectors(job, batch, vectors, done, clock.instant()));
    }
    if (missing.isEmpty()) {
      Superseded.unless(store.embedded(job, clock.instant()));
    }
  }

  private List<PreparedChunk> missing(Job job, List<PreparedChunk> chunks) {
    if (job.stage() != DocumentStatus.EMBEDDING) {
      return chunks;
    }
    var embedded = new HashSet<Object>();
    store.stored(job).stream().filter(Stored::embedded).map(Stored::id).forEach(embedded::add);
    return chunks.stream().filter(chunk -> !embedded.contains(chunk.id().value())).toList();
  }

  private Map<String, dev.footnote.inference.Embedding> vectors(
      Job job, List<PreparedChunk> batch) {
    var vectors = store.known(batch);
    var unknown = unknown(batch, vectors.keySet());
    if (!unknown.isEmpty()) {
      var made =
          embedder
              .embedPassages(new FairShare(job.owner().value()), List.copyOf(unknown.values()))
              .iterator();
      unknown.keySet().forEach(key -> vectors.put(key, made.next()));
    }
    return vectors;
  }

  private static Map<String, String> unknown(List<PreparedChunk> batch, Set<String> known) {
    var unknown = new LinkedHashMap<String, String>();
    batch.stream()
        .filter(chunk -> !known.contains(chunk.key()))
        .forEach(chunk -> unknown.put(chunk.key(), chunk.draft().embeddedText()));
    return unknown;
  }
}
