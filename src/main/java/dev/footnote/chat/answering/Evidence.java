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
    return passages.stream().anyMatch(passage -> near(passage) || shares(asked, passage));
  }

  private boolean near(Passage passage) {
    return passage.semanticScore().orElse(-1) >= properties.minSimilarity();
  }

  private boolean shares(Claim asked, Passage passage) {
    return asked.coveredBy(Word.of(passage.chunk().text())) >= properties.minKeywords();
  }
}
