package dev.footnote.search.retrieval;

import dev.footnote.inference.Embedder;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Degradation;
import dev.footnote.search.SearchError;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.fusion.WeightedFusion;
import dev.footnote.search.indexing.IndexState;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import dev.footnote.search.spi.WordFrequencies;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Asks both halves at once. One that fails is done without; two that fail are a fault. */
class Halves {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final LexicalIndex lexical;
  private final WordFrequencies frequencies;
  private final VectorIndex vectors;
  private final Embedder embedder;
  private final IndexState state;
  private final Calls calls;
  private final Stages stages;

  Halves(
      Keywords keywords,
      VectorIndex vectors,
      Embedder embedder,
      IndexState state,
      Calls calls,
      Stages stages) {
    this.lexical = keywords.index();
    this.frequencies = keywords.frequencies();
    this.vectors = vectors;
    this.embedder = embedder;
    this.state = state;
    this.calls = calls;
    this.stages = stages;
  }

  Found search(SearchQuery query) {
    return switch (query.mode()) {
      case HYBRID -> both(query);
      case BM25 -> Found.lexical(required(lexicalPool(query)), Set.of());
      case SEMANTIC -> Found.semantic(required(semanticPool(query)).alone(), Set.of());
    };
  }

  private Found both(SearchQuery query) {
    var words = calls.begin(Degradation.LEXICAL_UNAVAILABLE, () -> byWords(query));
    var meaning = calls.begin(Degradation.SEMANTIC_UNAVAILABLE, () -> byMeaning(query));
    var lexicalPool = words.result();
    var semanticPool = meaning.result();
    if (lexicalPool.isPresent() && semanticPool.isPresent()) {
      return completed(lexicalPool.get(), semanticPool.get());
    }
    return alone(lexicalPool, semanticPool);
  }

  private Found completed(Pool lexicalPool, Pool semanticPool) {
    var words =
        calls.begin(Degradation.LEXICAL_UNAVAILABLE, () -> lexicalPool.completedFor(semanticPool));
    var semanticHalf =
        Calls.here(Degradation.SEMANTIC_UNAVAILABLE, () -> semanticPool.completedFor(lexicalPool));
    var lexicalHalf = words.result();
    if (lexicalHalf.isPresent() && semanticHalf.isPresent()) {
      return Found.both(lexicalHalf.get(), semanticHalf.get(), lexicalPool.words());
    }
    return alone(lexicalHalf.map(_ -> lexicalPool), semanticHalf.map(_ -> semanticPool));
  }

  private static Found alone(Optional<Pool> lexicalPool, Optional<Pool> semanticPool) {
    return lexicalPool
        .map(pool -> Found.lexical(pool, Set.of(Degradation.SEMANTIC_UNAVAILABLE)))
        .orElseGet(
            () ->
                Found.semantic(
                    required(semanticPool).alone(), Set.of(Degradation.LEXICAL_UNAVAILABLE)));
  }

  private Optional<Pool> lexicalPool(SearchQuery query) {
    return calls.begin(Degradation.LEXICAL_UNAVAILABLE, () -> byWords(query)).result();
  }

  private Optional<Pool> semanticPool(SearchQuery query) {
    return calls.begin(Degradation.SEMANTIC_UNAVAILABLE, () -> byMeaning(query)).result();
  }

  private Pool byWords(SearchQuery query) {
    requireComplete(Degradation.LEXICAL_UNAVAILABLE);
    var hits =
        stages.observe(
            "lexical", () -> lexical.search(query.text(), query.scope(), WeightedFusion.POOL));
    return new Pool(
        hits,
        chunks ->
            stages.observe(
                "lexical_scores", () -> lexical.scores(query.text(), query.scope(), chunks)),
        stages.observe(
            "word_frequencies", () -> frequencies.rarities(query.text(), query.scope())));
  }

  private Pool byMeaning(SearchQuery query) {
    requireComplete(Degradation.SEMANTIC_UNAVAILABLE);
    var question = stages.observe("embedding", () -> embedder.embedQuery(query.text()));
    var hits =
        stages.observe(
            "vectors", () -> vectors.search(question, query.scope(), WeightedFusion.POOL));
    return new Pool(
        hits,
        chunks ->
            stages.observe("vector_scores", () -> vectors.scores(question, query.scope(), chunks)));
  }

  private void requireComplete(Degradation half) {
    if (!state.isComplete(half)) {
      throw AppException.of(SearchError.INDEX_UNAVAILABLE, "The index is being filled.");
    }
  }

  private static Pool required(Optional<Pool> pool) {
    return pool.orElseThrow(
        () ->
            AppException.of(
                    SearchError.SEARCH_UNAVAILABLE,
                    "The search cannot answer now. Try again in a few seconds.")
                .retryAfter(RETRY_AFTER));
  }
}
