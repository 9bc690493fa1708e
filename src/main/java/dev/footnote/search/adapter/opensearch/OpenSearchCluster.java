package dev.footnote.search.adapter.opensearch;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.Rebuild;
import dev.footnote.search.spi.VectorIndex;
import java.io.IOException;
import java.util.function.Supplier;

/** The cluster that keeps the index; it is looked at before anything is done with it. */
final class OpenSearchCluster implements AutoCloseable {

  private static final int OLDEST = 3;

  private final OpenSearchConnection connection;
  private final OpenSearchProperties properties;

  private OpenSearchCluster(OpenSearchConnection connection, OpenSearchProperties properties) {
    this.connection = connection;
    this.properties = properties;
  }

  /** Refuses, in one sentence, what cannot be reached or is of another kind or age. */
  static OpenSearchCluster at(OpenSearchProperties properties) {
    var connection = OpenSearchConnection.to(properties);
    var cluster = new OpenSearchCluster(connection, properties);
    cluster.usable(
        () -> {
          cluster.requireVersion();
          return true;
        });
    return cluster;
  }

  private void requireVersion() {
    var version = connection.get("/", properties.writeTimeout()).path("version");
    var kind = version.path("distribution").asString("another server");
    var number = version.path("number").asString("");
    var major = number.split("\\.", 2)[0];
    if (!kind.equals("opensearch")
        || !major.matches("\\d{1,4}")
        || Integer.parseInt(major) < OLDEST) {
      throw OpenSearchErrors.unusable(
          "At OPENSEARCH_URL is "
              + kind
              + " "
              + number
              + "; OpenSearch "
              + OLDEST
              + " or later is needed.");
    }
  }

  OpenSearchLexicalIndex lexical(Runnable emptied) {
    var definition = IndexDefinition.lexical(properties);
    return new OpenSearchLexicalIndex(open(definition, emptied), properties);
  }

  OpenSearchVectorIndex vectors(EmbeddingModel model, Runnable emptied) {
    var definition = IndexDefinition.vectors(properties, model.name(), model.dimension());
    return new OpenSearchVectorIndex(open(definition, emptied), model, properties);
  }

  Rebuild<LexicalIndex> lexicalBeside() {
    var index = OpenSearchIndex.beside(connection, IndexDefinition.lexical(properties), properties);
    return new Rebuild<>(
        new OpenSearchLexicalIndex(index, properties), index::promote, index::discard);
  }

  Rebuild<VectorIndex> vectorsBeside(EmbeddingModel model) {
    var definition = IndexDefinition.vectors(properties, model.name(), model.dimension());
    var index = OpenSearchIndex.beside(connection, definition, properties);
    return new Rebuild<>(
        new OpenSearchVectorIndex(index, model, properties), index::promote, index::discard);
  }

  private OpenSearchIndex open(IndexDefinition definition, Runnable emptied) {
    return usable(() -> OpenSearchIndex.open(connection, definition, properties, emptied));
  }

  private <T> T usable(Supplier<T> work) {
    try {
      return work.get();
    } catch (OpenSearchFault e) {
      throw AppException.causedBy(e, SearchError.SEARCH_ENGINE_REFUSED, reason(e));
    }
  }

  private static String reason(OpenSearchFault fault) {
    return switch (fault.kind()) {
      case AWAY -> "OpenSearch cannot be reached at OPENSEARCH_URL: " + fault.getMessage() + ".";
      case UNTRUSTED ->
          "OpenSearch at OPENSEARCH_URL does not prove who it is ("
              + fault.getMessage()
              + "). Its certificate must be valid, made for the host in the address, and signed by"
              + " an authority in footnote.search.opensearch.certificate; if that is empty, by one"
              + " that Java trusts.";
      case BUSY ->
          "OpenSearch at OPENSEARCH_URL cannot serve the index now: " + fault.getMessage() + ".";
      case MISSING, PRESENT, REFUSED ->
          "OpenSearch at OPENSEARCH_URL refuses what the index needs: "
              + fault.getMessage()
              + ". Check the user's rights and that the k-NN plugin is there.";
    };
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
