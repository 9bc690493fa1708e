package dev.footnote.chat.answering;

import dev.footnote.chat.citation.Word;
import dev.footnote.search.Passage;
import dev.footnote.search.WordRarity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a question, each as heavy as it is rare among the owner's chunks. */
record RareWords(String question, List<WordRarity> words) {

  /** Share of their weight that stands in the passage, its headings and its document's name. */
  double coveredBy(Passage passage) {
    var present = stems(passage);
    double all = words.stream().mapToDouble(WordRarity::weight).sum();
    double found =
        words.stream()
            .filter(word -> isIn(present, question.substring(word.start(), word.end())))
            .mapToDouble(WordRarity::weight)
            .sum();
    return all == 0 ? 0 : found / all;
  }

  private static Set<String> stems(Passage passage) {
    var chunk = passage.chunk();
    var text =
        passage.filename().replace('_', ' ')
            + "\n"
            + String.join("\n", chunk.headings())
            + "\n"
            + chunk.text();
    return Word.of(text).stream().map(Word::stem).collect(Collectors.toSet());
  }

  private static boolean isIn(Set<String> stems, String word) {
    return Word.of(word).stream().limit(1).map(Word::stem).anyMatch(stems::contains);
  }
}
