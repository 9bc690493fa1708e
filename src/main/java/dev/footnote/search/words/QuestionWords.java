package dev.footnote.search.words;

import dev.footnote.search.WordRarity;
import dev.footnote.search.words.LanguageAnalyzers.Word;
import dev.footnote.search.words.TextField.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of a question, as each language of the owner's chunks has them, and how many chunks
 * have them. A word is counted over all languages, in the form that each gives it, and one that a
 * language passes over as a stop word counts as in all chunks of that language. Else a single
 * document whose language was not recognised, in which alone "the" is a word, would hold the rarest
 * word of nearly every question.
 */
public final class QuestionWords {

  /** Chunks without the word that are taken for granted: a few chunks do not make it common. */
  private static final int PRIOR = 50;

  private final SortedMap<String, List<Word>> byLanguage;
  private final OwnerWords statistics;
  private final Map<Counted, Integer> frequencies = new ConcurrentHashMap<>();

  public QuestionWords(SortedMap<String, List<Word>> byLanguage, OwnerWords statistics) {
    this.byLanguage = byLanguage;
    this.statistics = statistics;
  }

  /** The words in each language, by the language's key. */
  public SortedMap<String, List<Word>> byLanguage() {
    return byLanguage;
  }

  /** How many of the owner's chunks have that word of the field's language, in any language. */
  public int frequency(TextField field, String text) {
    for (var word : byLanguage.getOrDefault(field.language(), List.of())) {
      if (word.text().equals(text)) {
        return frequency(word, field.language());
      }
    }
    return statistics.documentFrequency(field, text);
  }

  /**
   * The words where they stand in the question, each place once, as rare as where they are least;
   * words that say nothing by themselves have no weight.
   */
  public List<WordRarity> rarities() {
    var frequencies = new TreeMap<Place, Integer>(Place.ORDER);
    for (var language : byLanguage.entrySet()) {
      for (var word : language.getValue()) {
        int frequency = frequency(word, language.getKey());
        frequencies.merge(Place.of(word), frequency, Math::max);
      }
    }
    int chunks = Math.max(1, statistics.chunks());
    return frequencies.entrySet().stream()
        .map(found -> found.getKey().rarity(Math.min(found.getValue(), chunks), chunks))
        .toList();
  }

  private record Place(int start, int end, boolean telling) {

    static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::start).thenComparingInt(Place::end);

    static Place of(Word word) {
      return new Place(word.start(), word.end(), word.telling());
    }

    WordRarity rarity(int frequency, int chunks) {
      double weight = Math.log(1 + (PRIOR + chunks - frequency + 0.5) / (frequency + 0.5));
      return new WordRarity(start, end, telling ? weight : 0);
    }
  }

  /** How many of the owner's chunks have that word of a language, in any language. */
  public int frequency(Word word, String language) {
    int frequency = 0;
    for (var other : byLanguage.entrySet()) {
      frequency +=
          other.getKey().equals(language)
              ? inLanguage(word.text(), language)
              : inOther(word, other.getKey(), other.getValue());
    }
    return frequency;
  }

  private int inOther(Word word, String language, List<Word> words) {
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

  private int inLanguage(String word, String language) {
    int frequency = 0;
    for (var part : Part.values()) {
      var counted = new Counted(new TextField(part, language), word);
      frequency = Math.max(frequency, frequencies.computeIfAbsent(counted, this::count));
    }
    return frequency;
  }

  private int count(Counted counted) {
    return statistics.documentFrequency(counted.field, counted.word);
  }

  private record Counted(TextField field, String word) {}
}
