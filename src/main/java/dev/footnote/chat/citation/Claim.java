package dev.footnote.chat.citation;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The words of a statement or question, to be found in a passage. */
public record Claim(List<Word> words) {

  /** Of the text without its markers. */
  public static Claim of(String statement) {
    return new Claim(Word.of(MarkerSyntax.blanked(statement)));
  }

  /** Share of the claim's words, by weight, that stand among the given ones: 0 to 1. */
  public double coveredBy(Collection<Word> others) {
    var stems = stems(others);
    double all = 0;
    double found = 0;
    for (Word word : words) {
      all += word.weight();
      found += stems.contains(word.stem()) ? word.weight() : 0;
    }
    return all == 0 ? 0 : found / all;
  }

  /** Whether it names numbers of which none stands among the given words. */
  boolean contradictsNumbersOf(Collection<Word> others) {
    var numbers = words.stream().filter(Word::isNumber).map(Word::stem).collect(toSet());
    return !numbers.isEmpty() && stems(others).stream().noneMatch(numbers::contains);
  }

  private static Set<String> stems(Collection<Word> words) {
    return words.stream().map(Word::stem).collect(toSet());
  }
}
