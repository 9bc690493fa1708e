package dev.footnote.search.adapter.opensearch;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What both indexes keep of a chunk, and how it comes back as a hit. */
final class Chunks {

  /** As many as an index gives at once. */
  static final int MOST_HITS = 10_000;

  private Chunks() {}

  static ObjectNode shared(IndexedChunk indexed) {
    return Dsl.object()
        .put(Dsl.CHUNK, indexed.chunk().id().value().toString())
        .put(Dsl.DOCUMENT, indexed.chunk().document().value().toString())
        .put(Dsl.VERSION, indexed.version())
        .put(Dsl.OWNER, indexed.owner().value().toString())
        .put(Dsl.COLLECTION, indexed.collection().value().toString());
  }

  /** Asks for the best, best first, ties by chunk id. */
  static ObjectNode best(ObjectNode query, int limit) {
    var sort = Dsl.array().add("_score").add(Dsl.CHUNK);
    return Dsl.object("query", query)
        .put("size", Math.min(limit, MOST_HITS))
        .put("track_total_hits", false)
        .put("stored_fields", "_none_")
        .set("sort", sort);
  }

  /** The hits of an answer; scores are 32-bit numbers there. */
  static List<Hit> hits(JsonNode answer) {
    var hits = new ArrayList<Hit>();
    for (var hit : answer.path("hits").path("hits")) {
      var id = UUID.fromString(hit.path("sort").path(1).asString());
      hits.add(new Hit(new ChunkId(id), (float) hit.path("sort").path(0).asDouble()));
    }
    return List.copyOf(hits);
  }
}
