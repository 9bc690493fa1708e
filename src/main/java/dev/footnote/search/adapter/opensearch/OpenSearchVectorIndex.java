package dev.footnote.search.adapter.opensearch;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.VectorIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nearest vectors on OpenSearch: small scopes compared vector by vector, large ones through the
 * HNSW graph, which names candidates within the scope; their scores and their order are exact.
 */
final class OpenSearchVectorIndex implements VectorIndex {

  static final String VECTOR = "vector";

  /** Of vectors of length 1, as all ours are, the inner product is the cosine. */
  static final String SPACE = "innerproduct";

  private final OpenSearchIndex index;
  private final EmbeddingModel model;
  private final int exactBelow;
  private final int candidates;

  OpenSearchVectorIndex(
      OpenSearchIndex index, EmbeddingModel model, OpenSearchProperties properties) {
    this.index = index;
    this.model = model;
    this.exactBelow = properties.exactBelow();
    this.candidates = properties.candidates();
  }

  @Override
  public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
    documents.values().forEach(chunks -> chunks.forEach(chunk -> values(chunk.embedding())));
    index.replace(documents, this::source);
  }

  private ObjectNode source(IndexedChunk indexed) {
    return Chunks.shared(indexed).set(VECTOR, values(indexed.embedding()));
  }

  private ArrayNode values(Embedding embedding) {
    if (embedding.dimension() != model.dimension()) {
      throw new IllegalArgumentException(
          "a vector of " + embedding.dimension() + " numbers is not of the model " + model);
    }
    var values = Dsl.array();
    for (float value : embedding.values()) {
      values.add(value);
    }
    return values;
  }

  @Override
  public List<Hit> search(Embedding query, Scope scope, int limit) {
    var target = values(query);
    var within = Dsl.filtered(Dsl.within(scope));
    var searched = isSmall(within) ? within : graph(target, within, limit);
    return nearest(target, searched, limit);
  }

  private boolean isSmall(ObjectNode within) {
    var body = Dsl.object("query", within).put("size", 0).put("track_total_hits", exactBelow + 1);
    return index.search(body).path("hits").path("total").path("value").asInt() <= exactBelow;
  }

  private ObjectNode graph(ArrayNode target, ObjectNode within, int limit) {
    var search =
        Dsl.object(VECTOR, target)
            .put("k", Math.clamp(limit, candidates, Chunks.MOST_HITS))
            .set("filter", within);
    return Dsl.object("knn", Dsl.object(VECTOR, search));
  }

  private List<Hit> nearest(ArrayNode target, ObjectNode searched, int limit) {
    var params =
        Dsl.object().put("field", VECTOR).put("space_type", SPACE).set("query_value", target);
    var script = Dsl.object().put("lang", "knn").put("source", "knn_score").set("params", params);
    var body = Chunks.best(Dsl.scored(searched, script), limit);
    return Chunks.hits(index.search(body)).stream()
        .map(hit -> new Hit(hit.chunk(), cosine(hit.score())))
        .toList();
  }

  /**
   * OpenSearch moves inner products p to 1 + p, and 1 / (1 - p) below zero: scores are positive.
   */
  private static double cosine(double score) {
    return score >= 1 ? score - 1 : 1 - 1 / score;
  }

  @Override
  public Map<ChunkId, Double> scores(Embedding query, Scope scope, Set<ChunkId> chunks) {
    if (chunks.isEmpty()) {
      return Map.of();
    }
    var within = Dsl.filtered(Dsl.within(scope, chunks));
    var scores = new HashMap<ChunkId, Double>();
    nearest(values(query), within, chunks.size())
        .forEach(hit -> scores.put(hit.chunk(), hit.score()));
    return scores;
  }

  @Override
  public Map<DocumentId, Extent> contents() {
    return index.contents();
  }
}
