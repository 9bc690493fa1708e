package dev.footnote.search.adapter.lucene;

import dev.footnote.search.adapter.lucene.LanguageAnalyzers.Word;
import dev.footnote.search.adapter.lucene.TextField.Part;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.lucene.index.Term;

/**
 * The words of a question, as each language of the owner's chunks has them, and how many chunks
 * have them. A word is counted over all languages, in the form that each gives it, and one that a
 * language passes over as a stop word counts as in all chunks of that language. Else a single
 * document whose language was not recognised, in which alone "the" is a word, would hold the rarest
 * word of nearly every question.
 */
final class QuestionWords {

  private final SortedMap<String, List<Word>> byLanguage;
  private final OwnerStatistics statistics;
  private final Map<Term, Integer> frequencies = new HashMap<>();

  QuestionWords(SortedMap<String, List<Word>> byLanguage, OwnerStatistics statistics) {
    this.byLanguage = byLanguage;
    this.statistics = statistics;
  }

  SortedMap<String, List<Word>> byLanguage() {
    return byLanguage;
  }

  /** How many of the owner's chunks have the word of the term's language, in any language. */
  int frequency(Term term) throws IOException {
    var language = TextField.named(term.field()).language();
    for (var word : byLanguage.getOrDefault(language, List.of())) {
      if (word.text().equals(term.text())) {
        return frequency(word, language);
      }
    }
    return statistics.documentFrequency(term);
  }

  private int frequency(Word word, String language) throws IOException {
    int frequency = 0;
    for (var other : byLanguage.entrySet()) {
      frequency +=
          other.getKey().equals(language)
              ? inLanguage(word.text(), language)
              : inOther(word, other.getKey(), other.getValue());
    }
    return frequency;
  }

  private int inOther(Word word, String language, List<Word> words) throws IOException {
    int frequency = 0;
    boolean passedOver = true;
    for (var other : words) {
      if (other.start() == word.start()) {
        frequency = Math.max(frequency, inLanguage(other.text(), language));
      }
      passedOver &= other.end() <= word.start() || other.start() >= word.end();
    }
    return passedOver ? statistics.chunks(language) : frequency;
  }

  private int inLanguage(String word, String language) throws IOException {
    int frequency = 0;
    for (var part : Part.values()) {
      var term = new Term(new TextField(part, language).name(), word);
      frequency = Math.max(frequency, counted(term));
    }
    return frequency;
  }

  private int counted(Term term) throws IOException {
    var known = frequencies.get(term);
    if (known != null) {
      return known;
    }
    int frequency = statistics.documentFrequency(term);
    frequencies.put(term, frequency);
    return frequency;
  }
}
