package dev.footnote.search.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.footnote.search.Degradation;
import dev.footnote.search.Passage;
import dev.footnote.search.SearchResult;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a search found, as clients read it. */
record SearchReply(List<Hit> hits, List<String> degraded, long tookMs) {

  /** Whether hits say how their scores came about. */
  enum Detail {
    PLAIN,
    EXPLAINED
  }

  /** A passage; the score of a half that took no part, or does not know it, is null. */
  record Hit(
      UUID chunkId,
      UUID documentId,
      String filename,
      int page,
      int start,
      int end,
      String text,
      double score,
      @Nullable Double bm25Score,
      @Nullable Double semanticScore,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explanation) {}

  /** How a score came about: the sum over both halves of weight times normalised score. */
  record Explanation(Share bm25, Share semantic) {}

  /** One half's part; the rank is null for a passage outside of its pool. */
  record Share(@Nullable Double raw, double normalised, double weight, @Nullable Integer rank) {}

  static SearchReply of(SearchResult result, Detail detail) {
    return new SearchReply(
        result.passages().stream().map(passage -> hit(passage, detail)).toList(),
        result.degraded().stream().map(SearchReply::code).sorted().toList(),
        result.took().toMillis());
  }

  private static String code(Degradation degradation) {
    return degradation.name().toLowerCase(Locale.ROOT);
  }

  private static Hit hit(Passage passage, Detail detail) {
    var chunk = passage.chunk();
    return new Hit(
        chunk.id().value(),
        chunk.document().value(),
        passage.filename(),
        chunk.page(),
        chunk.start(),
        chunk.end(),
        chunk.text(),
        passage.score(),
        orNull(passage.bm25Score()),
        orNull(passage.semanticScore()),
        detail == Detail.EXPLAINED ? explanation(passage) : null);
  }

  private static Explanation explanation(Passage passage) {
    var explanation = passage.explanation();
    return new Explanation(
        new Share(
            orNull(passage.bm25Score()),
            explanation.bm25Normalised(),
            explanation.bm25Weight(),
            rank(explanation.bm25Rank())),
        new Share(
            orNull(passage.semanticScore()),
            explanation.semanticNormalised(),
            explanation.semanticWeight(),
            rank(explanation.semanticRank())));
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static @Nullable Integer rank(int rank) {
    return rank == 0 ? null : rank;
  }
}
