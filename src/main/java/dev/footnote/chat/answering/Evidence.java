package dev.footnote.chat.answering;

import dev.footnote.chat.citation.Claim;
import dev.footnote.chat.citation.Word;
import dev.footnote.search.Passage;
import java.util.List;

/**
 * Judges whether passages are near enough to answer from. The judgement is absolute: scores that
 * are scaled to one search always have a best.
 */
final class Evidence {

  private final EvidenceProperties properties;

  Evidence(EvidenceProperties properties) {
    this.properties = properties;
  }

  boolean suffices(String question, List<Passage> passages) {
    Claim asked = Claim.of(question);
    return passages.stream().anyMatch(passage -> nearEnough(asked, passage));
  }

  private boolean nearEnough(Claim asked, Passage passage) {
    double keywords = asked.coveredBy(Word.of(passage.chunk().text()));
    var similarity = passage.semanticScore();
    return similarity.isPresent()
        ? similarity.getAsDouble() + properties.keywordWeight() * keywords
            >= properties.minNearness()
        : keywords >= properties.minKeywords();
  }
}
