package dev.footnote.chat.answering;

import dev.footnote.chat.citation.Claim;
import dev.footnote.chat.citation.Word;
import dev.footnote.search.Passage;
import dev.footnote.search.SearchResult;

/**
 * Judges whether passages are near enough to answer from. The judgement is absolute: scores that
 * are scaled to one search always have a best.
 */
final class Evidence {

  private final EvidenceProperties properties;

  Evidence(EvidenceProperties properties) {
    this.properties = properties;
  }

  boolean suffices(String question, SearchResult found) {
    return found.passages().stream().anyMatch(passage -> nearEnough(question, passage, found));
  }

  private boolean nearEnough(String question, Passage passage, SearchResult found) {
    double words = words(question, passage, found);
    var similarity = passage.semanticScore();
    return similarity.isPresent()
        ? similarity.getAsDouble() + properties.keywordWeight() * words >= properties.minNearness()
        : words >= properties.minKeywords();
  }

  /** Each word weighs what it is rare; alike where the search does not know. */
  private static double words(String question, Passage passage, SearchResult found) {
    return found.words().isEmpty()
        ? Claim.of(question).coveredBy(Word.of(passage.chunk().text()))
        : new RareWords(question, found.words()).coveredBy(passage);
  }
}
