package dev.footnote.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.search.WordRarity;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuestionWordsTest {

  private static final String QUESTION = "What do I do when the compressor fails?";

  private final LanguageAnalyzers analyzers = new LanguageAnalyzers();

  @Test
  void words_that_say_nothing_by_themselves_have_no_weight() {
    assertThat(weights("en")).containsOnlyKeys("compressor", "fails");
    assertThat(weights("und")).containsOnlyKeys("compressor", "fails");
  }

  @Test
  void a_word_that_few_chunks_have_weighs_more() {
    var weights = weights("en");
    assertThat(weights.get("compressor")).isGreaterThan(weights.get("fails"));
  }

  /** The weight of each word that has one. */
  private Map<String, Double> weights(String language) {
    var words = new TreeMap<>(Map.of(language, analyzers.words(language, QUESTION)));
    var weights = new TreeMap<String, Double>();
    for (WordRarity word : new QuestionWords(words, new Hundred()).rarities()) {
      if (word.weight() > 0) {
        weights.put(QUESTION.substring(word.start(), word.end()), word.weight());
      }
    }
    return weights;
  }

  /** A hundred chunks: three speak of a compressor, all others of something that fails. */
  private static final class Hundred implements OwnerWords {

    @Override
    public int chunks() {
      return 100;
    }

    @Override
    public int chunks(String language) {
      return 100;
    }

    @Override
    public int documentFrequency(TextField field, String word) {
      return word.startsWith("compressor") ? 3 : 97;
    }
  }
}
