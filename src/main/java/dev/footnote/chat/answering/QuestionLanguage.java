package dev.footnote.chat.answering;

import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Guesses the language of a question: by its script, and where many share the script by the small
 * words that each has for itself. English where nothing tells.
 */
final class QuestionLanguage {

  /** A word counts for a language the more, the fewer of these have it. */
  private static final Map<String, Set<String>> SMALL_WORDS =
      Map.of(
          "en",
          words("the of is are was were what which who how when where why does did do and to in"),
          "de",
          words(
              "der die das ist sind war wer wie was wann wo warum welche welcher und ein eine"
                  + " wurde wird hat f\u00FCr mit von den dem nicht viele"),
          "fr",
          words(
              "le la les des est sont qui que quel quelle quels quand comment pourquoi o\u00F9 et"
                  + " un une du dans pour combien"),
          "es",
          words(
              "el la los las es son qui\u00E9n qu\u00E9 cu\u00E1l cu\u00E1ndo c\u00F3mo d\u00F3nde"
                  + " por y un una del en para cu\u00E1ntos fue"),
          "it",
          words(
              "il lo la gli le \u00E8 sono chi che quale quando come dove perch\u00E9 e un una del"
                  + " della nel per quanti fu"),
          "pt",
          words(
              "o a os as \u00E9 s\u00E3o quem que qual quando como onde por e um uma do da no na"
                  + " para quantos foi n\u00E3o"),
          "nl",
          words(
              "de het een is zijn was wie wat welke wanneer waar waarom hoe en van in op voor"
                  + " niet werd hoeveel"),
          "pl",
          words("jest s\u0105 kto co jaki jaka jakie kiedy jak gdzie dlaczego i w na z do nie ile"),
          "tr",
          words("bir ve mi m\u0131 ne kim nas\u0131l nerede neden hangi ka\u00E7 i\u00E7in ile"));

  private static final Map<UnicodeScript, String> SCRIPTS =
      Map.of(
          UnicodeScript.HIRAGANA, "ja",
          UnicodeScript.KATAKANA, "ja",
          UnicodeScript.HAN, "zh",
          UnicodeScript.HANGUL, "ko",
          UnicodeScript.ARABIC, "ar",
          UnicodeScript.CYRILLIC, "ru");

  private QuestionLanguage() {}

  static Locale of(String question) {
    return Locale.of(byScript(question).orElseGet(() -> bySmallWords(question)));
  }

  /** Japanese is told by its kana, whatever Chinese signs stand between them. */
  private static Optional<String> byScript(String question) {
    var languages =
        question
            .codePoints()
            .mapToObj(UnicodeScript::of)
            .flatMap(script -> Stream.ofNullable(SCRIPTS.get(script)))
            .distinct()
            .toList();
    return languages.contains("ja") ? Optional.of("ja") : languages.stream().findFirst();
  }

  private static String bySmallWords(String question) {
    var asked =
        List.of(question.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    return SMALL_WORDS.keySet().stream()
        .max(
            Comparator.<String>comparingDouble(language -> score(language, asked))
                .thenComparing(language -> language.equals("en")))
        .orElse("en");
  }

  private static double score(String language, List<String> asked) {
    return asked.stream()
        .filter(word -> SMALL_WORDS.getOrDefault(language, Set.of()).contains(word))
        .mapToDouble(word -> 1.0 / sharedBy(word))
        .sum();
  }

  private static long sharedBy(String word) {
    return SMALL_WORDS.values().stream().filter(words -> words.contains(word)).count();
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }
}
