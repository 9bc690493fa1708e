package dev.footnote.inference.adapter.extractive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that carry a text's content, in a form in which they compare. */
final class Words {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Scripts that put no space between words. */
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}]+");

  private static final Set<String> STOP_WORDS = stopWords();

  private Words() {}

  /** Each once, stop words left out; where words have no spaces, pairs of characters. */
  static Set<String> of(String text) {
    return WORD.matcher(plain(text))
        .results()
        .map(word -> word.group())
        .filter(word -> !STOP_WORDS.contains(word))
        .flatMap(Words::terms)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String plain(String text) {
    var apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return MARKS.matcher(apart).replaceAll("");
  }

  private static Stream<String> terms(String word) {
    return UNSPACED.matcher(word).find() ? pairs(word) : Stream.of(stem(word));
  }

  private static Stream<String> pairs(String word) {
    var points = word.codePoints().toArray();
    return points.length == 1
        ? Stream.of(word)
        : Stream.iterate(0, i -> i + 1)
            .limit(points.length - 1L)
            .map(i -> new String(points, i, 2));
  }

  /** Endings by which forms of one word differ in English; elsewhere it does little harm. */
  private static String stem(String word) {
    for (var ending : new String[] {"ing", "ed", "es", "s"}) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 4 && !word.endsWith("ss")) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word.length() > 4 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
  }

  private static Set<String> stopWords() {
    try (InputStream stream =
        Objects.requireNonNull(Words.class.getResourceAsStream("stop-words.txt"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split(" ")))
          .map(Words::plain)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
