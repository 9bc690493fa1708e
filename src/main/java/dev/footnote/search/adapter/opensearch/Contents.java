package dev.footnote.search.adapter.opensearch;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what an index holds, page by page, however much it is. */
final class Contents {

  private static final int PAGE = 10_000;
  private static final String EXTENTS =
      """
      {"size": 0, "track_total_hits": false,
       "aggs": {"documents": {
         "composite": {"size": 10000, "sources": [{"document": {"terms": {"field": "document"}}}]},
         "aggs": {"oldest": {"min": {"field": "version"}}}}}}
      """;

  private final Function<ObjectNode, JsonNode> search;

  Contents(Function<ObjectNode, JsonNode> search) {
    this.search = search;
  }

  /** A chunk that is there, and its document. */
  record Present(String chunk, String document) {}

  /** Every chunk of the documents. */
  List<Present> chunks(Collection<DocumentId> documents) {
    var present = new ArrayList<Present>();
    var filter =
        Dsl.array()
            .add(Dsl.anyOf(Dsl.DOCUMENT, documents.stream().map(DocumentId::value).toList()));
    var query = Dsl.filtered(filter);
    JsonNode last = null;
    do {
      last = addPage(query, last, present);
    } while (last != null);
    return present;
  }

  private @Nullable JsonNode addPage(
      ObjectNode query, @Nullable JsonNode after, List<Present> present) {
    var body =
        Dsl.object("query", query)
            .put("size", PAGE)
            .put("track_total_hits", false)
            .put("stored_fields", "_none_")
            .set("sort", Dsl.array().add(Dsl.CHUNK).add(Dsl.DOCUMENT));
    if (after != null) {
      body.set("search_after", after);
    }
    var hits = search.apply(body).path("hits").path("hits");
    hits.forEach(
        hit ->
            present.add(
                new Present(
                    hit.path("sort").path(0).asString(), hit.path("sort").path(1).asString())));
    return hits.size() < PAGE ? null : hits.get(hits.size() - 1).path("sort");
  }

  /** Number of chunks of every document, with its version; the oldest, should it have several. */
  Map<DocumentId, Extent> extents() {
    var extents = new HashMap<DocumentId, Extent>();
    var body = Dsl.parse(EXTENTS);
    while (true) {
      var page = search.apply(body).path("aggregations").path("documents");
      page.path("buckets").forEach(bucket -> extents.put(document(bucket), extent(bucket)));
      if (!page.has("after_key")) {
        return extents;
      }
      body.withObject("/aggs/documents/composite").set("after", page.path("after_key"));
    }
  }

  private static DocumentId document(JsonNode bucket) {
    return new DocumentId(UUID.fromString(bucket.path("key").path("document").asString()));
  }

  private static Extent extent(JsonNode bucket) {
    int version = (int) bucket.path("oldest").path("value").asDouble();
    return new Extent(version, bucket.path("doc_count").asInt());
  }
}
