package dev.footnote.search.adapter.opensearch;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one index is made.
 *
 * @param alias the name by which it is used
 * @param settings of the index
 * @param mappings its fields
 * @param format what it is made with; an index made with anything else is not used
 */
record IndexDefinition(
    String alias, ObjectNode settings, ObjectNode mappings, Map<String, String> format) {

  private static final String SETTINGS =
      """
      {"index": {"refresh_interval": "-1", "max_result_window": 10000},
       "analysis": {
         "tokenizer": {"terms": {"type": "whitespace", "max_token_length": 1024}},
         "analyzer": {"terms": {"type": "custom", "tokenizer": "terms"}}}}
      """;

  private static final String SHARED =
      """
      {"dynamic": "strict",
       "_source": {"enabled": false},
       "_routing": {"required": true},
       "properties": {
         "chunk": {"type": "keyword"},
         "document": {"type": "keyword"},
         "version": {"type": "integer"},
         "owner": {"type": "keyword"},
         "collection": {"type": "keyword"}}}
      """;

  private static final String WORDS =
      """
      {"language": {"type": "keyword"},
       "words": {"type": "integer", "index": false},
       "length": {"type": "integer", "index": false},
       "text": {"type": "text", "analyzer": "terms", "index_options": "freqs", "norms": false,
                "similarity": "occurrences"},
       "body": {"type": "text", "analyzer": "terms", "index_options": "docs", "norms": false,
                "copy_to": "text"},
       "title": {"type": "text", "analyzer": "terms", "index_options": "docs", "norms": false,
                 "copy_to": "text"},
       "headings": {"type": "text", "analyzer": "terms", "index_options": "docs", "norms": false,
                    "copy_to": "text"}}
      """;

  private static final String OCCURRENCES =
      """
      {"occurrences": {"type": "scripted", "script": {"source": "return doc.freq;"}}}
      """;

  /** Terms as they are counted: a word's score is how often it occurs. */
  static IndexDefinition lexical(OpenSearchProperties properties) {
    var settings = settings(properties);
    settings.set("similarity", Dsl.parse(OCCURRENCES));
    return new IndexDefinition(
        properties.prefix() + "-lexical",
        settings,
        mappings(Dsl.parse(WORDS)),
        Map.of("format", "lexical-1"));
  }

  /** Vectors in a graph of Lucene's, compared by their inner product. */
  static IndexDefinition vectors(OpenSearchProperties properties, String model, int dimension) {
    var settings = settings(properties);
    settings.withObject("/index").put("knn", true);
    var parameters = Dsl.object().put("m", 16).put("ef_construction", properties.beamWidth());
    var method =
        Dsl.object()
            .put("name", "hnsw")
            .put("engine", "lucene")
            .put("space_type", OpenSearchVectorIndex.SPACE)
            .set("parameters", parameters);
    var vector =
        Dsl.object().put("type", "knn_vector").put("dimension", dimension).set("method", method);
    return new IndexDefinition(
        properties.prefix() + "-vector",
        settings,
        mappings(Dsl.object(OpenSearchVectorIndex.VECTOR, vector)),
        Map.of("format", "vector-1", "model", model, "dimension", Integer.toString(dimension)));
  }

  private static ObjectNode settings(OpenSearchProperties properties) {
    var settings = Dsl.parse(SETTINGS);
    settings
        .withObject("/index")
        .put("number_of_shards", properties.shards())
        .put("number_of_replicas", properties.replicas());
    return settings;
  }

  private static ObjectNode mappings(ObjectNode fields) {
    var mappings = Dsl.parse(SHARED);
    mappings.withObject("/properties").setAll(fields);
    return mappings;
  }

  /** What makes it, known by that alias from the first moment. */
  ObjectNode creation(String as) {
    var meta = Dsl.object();
    format.forEach(meta::put);
    var marked = mappings.deepCopy().set("_meta", meta);
    return Dsl.object("settings", settings)
        .set("mappings", marked)
        .set("aliases", Dsl.object(as, Dsl.object()));
  }
}
