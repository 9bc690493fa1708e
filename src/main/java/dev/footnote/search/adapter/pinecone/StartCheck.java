package dev.footnote.search.adapter.pinecone;

import dev.footnote.inference.EmbeddingModel;
import io.grpc.StatusRuntimeException;
import io.pinecone.proto.DescribeIndexStatsResponse;

/** Looks at the start whether the index can be used, and says in one line why not. */
final class StartCheck {

  private static final int ATTEMPTS = 3;

  private StartCheck() {}

  /** Calls that have been answered by an index of the right kind. */
  static PineconeCalls passed(PineconeProperties properties, EmbeddingModel model) {
    if (properties.apiKey().isBlank() || properties.host().isBlank()) {
      throw PineconeErrors.unusable(
          "The semantic half is Pinecone's: set PINECONE_API_KEY and PINECONE_HOST.");
    }
    var calls = new PineconeCalls(properties);
    try {
      require(stats(calls, properties), model, properties.host());
      return calls;
    } catch (RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  private static DescribeIndexStatsResponse stats(
      PineconeCalls calls, PineconeProperties properties) {
    var wait = properties.backOff();
    for (int attempt = 1; ; attempt++) {
      try {
        return calls.firstStats();
      } catch (StatusRuntimeException e) {
        if (attempt == ATTEMPTS || !PineconeErrors.isTransient(e)) {
          throw PineconeErrors.atStart(properties.host(), e);
        }
      }
      PineconeCalls.pause(wait);
      wait = PineconeCalls.longer(wait);
    }
  }

  /** Vectors have length 1, so the dot product is the cosine. */
  private static void require(DescribeIndexStatsResponse stats, EmbeddingModel model, String host) {
    if (stats.getDimension() != model.dimension()) {
      throw PineconeErrors.unusable(
          "The Pinecone index at %s takes vectors of %d numbers; the embedding model %s makes %d."
              .formatted(host, stats.getDimension(), model.name(), model.dimension()));
    }
    var metric = stats.getMetric();
    if (stats.hasMetric() && !metric.equals("cosine") && !metric.equals("dotproduct")) {
      throw PineconeErrors.unusable(
          "The Pinecone index at %s compares by %s; make one that compares by cosine."
              .formatted(host, metric));
    }
  }

  static String address(String host) {
    return host.replaceFirst("^https?://", "").replaceFirst("/+$", "");
  }
}
