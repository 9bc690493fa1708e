package dev.footnote.search.adapter.opensearch;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.Scope;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pieces of OpenSearch's query language, and the filters made of them. */
final class Dsl {

  static final String CHUNK = "chunk";
  static final String DOCUMENT = "document";
  static final String VERSION = "version";
  static final String OWNER = "owner";
  static final String COLLECTION = "collection";

  private static final JsonMapper JSON = JsonMapper.shared();

  private Dsl() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode object(String key, JsonNode value) {
    return object().set(key, value);
  }

  static ArrayNode array() {
    return JSON.createArrayNode();
  }

  static ObjectNode parse(String json) {
    return (ObjectNode) JSON.readTree(json);
  }

  static ObjectNode term(String field, String value) {
    return object("term", object().put(field, value));
  }

  static ObjectNode anyOf(String field, Collection<UUID> ids) {
    var values = array();
    ids.stream().map(UUID::toString).sorted().forEach(values::add);
    return object("terms", object(field, values));
  }

  static ObjectNode filtered(ArrayNode filter) {
    return object("bool", object("filter", filter));
  }

  /** Chunks within the scope, and no others. */
  static ArrayNode within(Scope scope) {
    var filter = array().add(term(OWNER, scope.owner().value().toString()));
    if (!scope.collections().isEmpty()) {
      filter.add(anyOf(COLLECTION, scope.collections().stream().map(id -> id.value()).toList()));
    }
    if (!scope.documents().isEmpty()) {
      filter.add(anyOf(DOCUMENT, scope.documents().stream().map(id -> id.value()).toList()));
    }
    return filter;
  }

  /** Those of the chunks that lie within the scope. */
  static ArrayNode within(Scope scope, Set<ChunkId> chunks) {
    return within(scope).add(anyOf(CHUNK, chunks.stream().map(ChunkId::value).toList()));
  }

  /** Scores what the query finds by a script. */
  static ObjectNode scored(ObjectNode query, ObjectNode script) {
    return object("script_score", object("query", query).set("script", script));
  }
}
