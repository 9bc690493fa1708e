package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.adapter.wire.RemoteCalls;
import dev.footnote.kernel.AppException;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Vectors of a remote model. Questions go at once; batches of passages wait in one line, so that
 * the batches of a large upload and of a small one take turns.
 */
final class OpenAiEmbedder implements Embedder {

  private static final String NOTHING = ".";

  private final OpenAiEmbeddingProperties properties;
  private final EmbeddingModel model;
  private final RemoteCalls calls;
  private final Tries tries;
  private final Semaphore places;

  OpenAiEmbedder(OpenAiEmbeddingProperties properties, RemoteCalls calls, Tries tries) {
    this.properties = properties;
    this.model = new EmbeddingModel(name(properties), properties.dimension());
    this.calls = calls;
    this.tries = tries;
    this.places = new Semaphore(properties.concurrency(), true);
  }

  private static String name(OpenAiEmbeddingProperties properties) {
    return properties.passagePrefix().isEmpty()
        ? properties.model()
        : properties.model() + " [" + properties.passagePrefix() + "]";
  }

  @Override
  public EmbeddingModel model() {
    return model;
  }

  @Override
  public Embedding embedQuery(String query) {
    var texts = List.of(properties.queryPrefix() + query);
    return tries.within(properties.queryTimeout(), left -> embed(texts, left)).getFirst();
  }

  @Override
  public List<Embedding> embedPassages(FairShare share, List<String> passages) {
    var embeddings = new ArrayList<Embedding>();
    for (int from = 0; from < passages.size(); from += properties.batchSize()) {
      int end = Math.min(passages.size(), from + properties.batchSize());
      embeddings.addAll(inTurn(passages.subList(from, end)));
    }
    return List.copyOf(embeddings);
  }

  private List<Embedding> inTurn(List<String> passages) {
    var texts = passages.stream().map(passage -> properties.passagePrefix() + passage).toList();
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw OpenAiEmbeddingErrors.stopped(e);
    }
    try {
      return tries.within(properties.timeout(), left -> embed(texts, left));
    } finally {
      places.release();
    }
  }

  private List<Embedding> embed(List<String> texts, Duration left) {
    var vectors =
        calls.within(
            left,
            transport ->
                client(transport).embedAll(texts.stream().map(OpenAiEmbedder::segment).toList()));
    var embeddings =
        vectors.content().stream().map(vector -> Embedding.normalised(vector.vector())).toList();
    if (embeddings.size() != texts.size()) {
      throw OpenAiEmbeddingErrors.incomplete();
    }
    embeddings.forEach(this::check);
    return embeddings;
  }

  private void check(Embedding embedding) {
    if (embedding.dimension() != model.dimension()) {
      throw OpenAiEmbeddingErrors.otherDimension(model, embedding.dimension());
    }
  }

  /** An empty text has no vector anywhere. */
  private static TextSegment segment(String text) {
    return TextSegment.from(text.isBlank() ? NOTHING : text);
  }

  private OpenAiEmbeddingModel client(HttpClientBuilder transport) {
    return OpenAiEmbeddingModel.builder()
        .httpClientBuilder(transport)
        .baseUrl(properties.baseUrl())
        .apiKey(properties.apiKey().value())
        .modelName(properties.model())
        .maxSegmentsPerBatch(properties.batchSize())
        .maxRetries(0)
        .build();
  }

  /** Asks for one vector; a service that cannot be reached now may be later. */
  void probe() {
    try {
      embedQuery("dimension");
    } catch (AppException fault) {
      if (OpenAiEmbeddingErrors.isOtherDimension(fault)) {
        throw fault;
      }
      OpenAiEmbeddingErrors.unreached(model, fault);
    }
  }
}
