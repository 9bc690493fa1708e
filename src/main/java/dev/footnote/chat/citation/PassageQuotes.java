package dev.footnote.chat.citation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what of one passage supports a statement. */
final class PassageQuotes {

  /** Fewer words in a row prove nothing. */
  private static final int MIN_EXACT = 4;

  /** A longer "sentence" is a table or a list; its lines are taken one by one. */
  private static final int MAX_SENTENCE = 500;

  /** A second sentence is quoted if it has so many more of the statement's words. */
  private static final double WORTH_A_SENTENCE = 0.25;

  private static final String BEFORE = "\"'\u201C\u2018\u00AB(\u300C\u300E$\u20AC\u00A3-\u2212+";
  private static final String AFTER =
      ".!?\u2026\"'\u201D\u2019\u00BB)\u300D\u300F%\u3002\uFF01\uFF1F";

  private final String text;
  private final List<Word> words;
  private final List<Sentence> sentences;

  PassageQuotes(String text) {
    this.text = text;
    this.words = Word.of(MarkerSyntax.blanked(text));
    this.sentences = sentences(text, words);
  }

  List<Word> words() {
    return words;
  }

  /** The words of the statement as they stand, else the sentences that share most of its words. */
  Optional<Span> supporting(Claim claim, SupportRules rules) {
    if (claim.words().isEmpty() || claim.contradictsNumbersOf(words)) {
      return Optional.empty();
    }
    return exact(claim).or(() -> nearest(claim, rules));
  }

  private Optional<Span> exact(Claim claim) {
    int length = claim.words().size();
    if (length < MIN_EXACT) {
      return Optional.empty();
    }
    return IntStream.rangeClosed(0, words.size() - length)
        .filter(at -> standsAt(claim.words(), at))
        .mapToObj(at -> quote(at, at + length - 1))
        .findFirst();
  }

  private boolean standsAt(List<Word> claimed, int at) {
    for (int i = 0; i < claimed.size(); i++) {
      if (!words.get(at + i).form().equals(claimed.get(i).form())) {
        return false;
      }
    }
    return true;
  }

  /** From one word to another, with the signs that belong to them. */
  private Span quote(int first, int last) {
    int start = words.get(first).span().start();
    int end = words.get(last).span().end();
    while (start > 0 && BEFORE.indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    while (end < text.length() && AFTER.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return new Span(start, end);
  }

  private Optional<Span> nearest(Claim claim, SupportRules rules) {
    boolean wholePassage = claim.coveredBy(words) >= rules.minPassageOverlap();
    double needed = wholePassage ? rules.minQuoteOverlap() / 2 : rules.minQuoteOverlap();
    var single = best(claim, sentences);
    var both = best(claim, pairs()).filter(pair -> addsMuch(pair, single));
    return both.or(() -> single)
        .filter(candidate -> candidate.overlap() >= needed)
        .map(Candidate::span);
  }

  private static boolean addsMuch(Candidate pair, Optional<Candidate> single) {
    return pair.overlap() >= single.map(Candidate::overlap).orElse(0.0) + WORTH_A_SENTENCE;
  }

  private static Optional<Candidate> best(Claim claim, List<Sentence> sentences) {
    return sentences.stream()
        .filter(sentence -> !claim.contradictsNumbersOf(sentence.words()))
        .map(sentence -> new Candidate(sentence.span(), claim.coveredBy(sentence.words())))
        .max(
            Comparator.comparingDouble(Candidate::overlap)
                .thenComparing(candidate -> -candidate.span().length())
                .thenComparing(candidate -> -candidate.span().start()));
  }

  private List<Sentence> pairs() {
    return IntStream.range(1, sentences.size())
        .mapToObj(i -> sentences.get(i - 1).with(sentences.get(i)))
        .toList();
  }

  private static List<Sentence> sentences(String text, List<Word> words) {
    return Sentences.of(text).stream()
        .flatMap(span -> lines(text, span).stream())
        .map(span -> trimmed(text, span))
        .map(span -> new Sentence(span, within(words, span)))
        .filter(sentence -> !sentence.words().isEmpty())
        .toList();
  }

  private static List<Span> lines(String text, Span span) {
    if (span.length() <= MAX_SENTENCE) {
      return List.of(span);
    }
    var lines = new ArrayList<Span>();
    int start = span.start();
    while (start < span.end()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 || newline >= span.end() ? span.end() : newline + 1;
      lines.add(new Span(start, end));
      start = end;
    }
    return lines;
  }

  private static Span trimmed(String text, Span span) {
    int end = span.end();
    int start = Math.min(end, Sentences.skip(text, span.start()));
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  private static List<Word> within(List<Word> words, Span span) {
    return words.stream()
        .filter(word -> word.span().start() >= span.start() && word.span().end() <= span.end())
        .toList();
  }

  private record Candidate(Span span, double overlap) {}

  private record Sentence(Span span, List<Word> words) {

    Sentence with(Sentence next) {
      var both = new ArrayList<>(words);
      both.addAll(next.words);
      return new Sentence(new Span(span.start(), next.span.end()), both);
    }
  }
}
