package dev.footnote.search.adapter.opensearch;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.kernel.AppException;
import dev.footnote.search.adapter.opensearch.BulkWriter.Operation;
import dev.footnote.search.spi.IndexedChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An index of the cluster under an alias. What is written is visible when {@link #replace} returns
 * and not before: the index refreshes only when it is told to. One that was deleted is made anew,
 * which is reported so that it is filled again.
 */
final class OpenSearchIndex {

  private static final Logger log = LoggerFactory.getLogger(OpenSearchIndex.class);
  private static final String SEARCH = "/_search?allow_partial_search_results=false";

  private final OpenSearchConnection connection;
  private final Alias alias;
  private final BulkWriter writer;
  private final Refreshes refreshes;
  private final Contents contents;
  private final Timeouts timeouts;
  private final Runnable emptied;

  /** How long a search and a write may take. */
  record Timeouts(Duration search, Duration write) {}

  private OpenSearchIndex(
      OpenSearchConnection connection,
      Alias alias,
      Timeouts timeouts,
      Function<Runnable, Refreshes> refreshes,
      Runnable emptied) {
    this.connection = connection;
    this.alias = alias;
    this.timeouts = timeouts;
    this.emptied = emptied;
    this.writer = new BulkWriter(connection, alias.name(), timeouts.write());
    this.refreshes = refreshes.apply(this::refresh);
    this.contents = new Contents(body -> post(body, timeouts.write()));
  }

  /**
   * Opens the index, an empty one if there is none.
   *
   * @param emptied told when an index that is lost later has been made anew
   */
  static OpenSearchIndex open(
      OpenSearchConnection connection,
      IndexDefinition definition,
      OpenSearchProperties properties,
      Runnable emptied) {
    var alias = new Alias(connection, definition, definition.alias(), properties.writeTimeout());
    alias.open();
    return new OpenSearchIndex(connection, alias, timeouts(properties), Refreshes::at, emptied);
  }

  /** A new, empty index beside the one that is in use. */
  static OpenSearchIndex beside(
      OpenSearchConnection connection,
      IndexDefinition definition,
      OpenSearchProperties properties) {
    var alias = Alias.next(connection, definition, properties.writeTimeout());
    return new OpenSearchIndex(
        connection, alias, timeouts(properties), Refreshes::unread, () -> {});
  }

  private static Timeouts timeouts(OpenSearchProperties properties) {
    return new Timeouts(properties.searchTimeout(), properties.writeTimeout());
  }

  /** Puts this index in the place of the one in use, which is deleted when nobody reads it. */
  void promote() {
    guarded(
        () -> {
          refreshes.reveal();
          alias.promote().ifPresent(old -> alias.retire(old, timeouts.search()));
          return true;
        });
  }

  /** Deletes this index, which was made beside the one in use. */
  void discard() {
    guarded(
        () -> {
          alias.discard();
          return true;
        });
  }

  /** Answers what the body asks for. */
  JsonNode search(ObjectNode body) {
    return guarded(() -> post(body, timeouts.search()));
  }

  private JsonNode post(ObjectNode body, Duration deadline) {
    return connection.post("/" + alias.name() + SEARCH, body, deadline);
  }

  /**
   * Makes the index hold exactly these chunks of each of these documents. Chunks of the documents
   * that are there and no more wanted are named before anything is written; all of it becomes
   * visible by one refresh (in an index that is made beside the one in use, at the latest when it
   * takes its place). A document lies in one part of the index, so no search sees half of it.
   */
  void replace(
      Map<DocumentId, List<IndexedChunk>> documents, Function<IndexedChunk, ObjectNode> source) {
    var operations = new ArrayList<Operation>();
    var kept = new HashSet<String>();
    documents.forEach(
        (document, chunks) ->
            List.copyOf(chunks)
                .forEach(
                    chunk -> {
                      var id = chunk.chunk().id().value().toString();
                      kept.add(id);
                      operations.add(
                          new Operation(
                              id, document.value().toString(), () -> source.apply(chunk)));
                    }));
    guarded(
        () -> {
          operations.addAll(surplus(documents.keySet(), kept));
          refreshes.after(documents.keySet(), () -> writer.write(operations));
          return true;
        });
  }

  private List<Operation> surplus(Set<DocumentId> documents, Set<String> kept) {
    if (!refreshes.mayHold(documents)) {
      return List.of();
    }
    refreshes.now();
    return contents.chunks(documents).stream()
        .filter(present -> !kept.contains(present.chunk()))
        .map(gone -> new Operation(gone.chunk(), gone.document(), null))
        .toList();
  }

  /** What the index holds, document by document. */
  Map<DocumentId, Extent> contents() {
    return guarded(
        () -> {
          refreshes.now();
          return new HashMap<>(contents.extents());
        });
  }

  private void refresh() {
    var shards =
        connection
            .post("/" + alias.name() + "/_refresh", (JsonNode) null, timeouts.write())
            .path("_shards");
    if (shards.path("failed").asInt() > 0 || shards.path("successful").asInt() == 0) {
      throw new OpenSearchFault(OpenSearchFault.Kind.BUSY, "not every part was refreshed");
    }
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (OpenSearchFault e) {
      if (e.kind() == OpenSearchFault.Kind.MISSING) {
        makeAnew();
      }
      throw OpenSearchErrors.unavailable(e);
    }
  }

  private void makeAnew() {
    try {
      if (alias.openAgain()) {
        log.atError().addKeyValue("index", alias.name()).log("index was lost and is built anew");
      }
      emptied.run();
    } catch (OpenSearchFault | AppException e) {
      log.atError().addKeyValue("index", alias.name()).setCause(e).log("index cannot be made");
    }
  }
}
