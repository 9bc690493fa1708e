package dev.footnote.documents.web;

import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.Collections.Change;
import dev.footnote.documents.Collections.Draft;
import dev.footnote.documents.DocumentError;
import dev.footnote.kernel.AppException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a collection is to be; parts that are left out keep their value or get the usual one. */
record CollectionRequest(
    @Nullable String name, @Nullable Chunking chunking, @Nullable Fusion fusion) {

  private static final int MAX_NAME = 100;
  private static final double EQUAL_WEIGHTS = 0.5;

  record Chunking(@Nullable Integer size, @Nullable Integer overlap) {

    ChunkingRules over(ChunkingRules present) {
      int wanted = size == null ? present.size() : size;
      int fitting = Math.min(present.overlap(), Math.max(0, (wanted - 1) / 2));
      return new ChunkingRules(wanted, overlap == null ? fitting : overlap);
    }
  }

  record Fusion(@Nullable Double semanticWeight) {}

  Draft draft() {
    return new Draft(
        validName().orElseThrow(() -> invalid("name must not be empty.")),
        chunking == null ? ChunkingRules.STANDARD : chunking.over(ChunkingRules.STANDARD),
        validWeight().orElse(EQUAL_WEIGHTS));
  }

  Change change(ChunkingRules present) {
    return new Change(
        name == null ? Optional.empty() : Optional.of(draft().name()),
        Optional.ofNullable(chunking).map(rules -> rules.over(present)),
        validWeight());
  }

  private Optional<String> validName() {
    var clean = name == null ? "" : name.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
    if (clean.length() > MAX_NAME) {
      throw invalid("name must have at most " + MAX_NAME + " characters.");
    }
    return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
  }

  private Optional<Double> validWeight() {
    var weight = fusion == null ? null : fusion.semanticWeight();
    if (weight != null && !(weight >= 0 && weight <= 1)) {
      throw invalid("semantic_weight must lie between 0 and 1.");
    }
    return Optional.ofNullable(weight);
  }

  private static AppException invalid(String detail) {
    return AppException.of(DocumentError.INVALID_COLLECTION, detail);
  }
}
