package dev.footnote.chat.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The sentence that is being written, without its markers. */
final class Statement {

  /** With fewer words a marker waits for the rest of its sentence. */
  private static final int MIN_CLAIM = 3;

  private static final int NONE = -1;

  private final StringBuilder text = new StringBuilder();
  private final List<Word> evidence = new ArrayList<>();
  private int claimFrom;
  private int markerAt = NONE;
  private Optional<Claim> lastClaim = Optional.empty();

  StringBuilder text() {
    return text;
  }

  boolean cited() {
    return !evidence.isEmpty();
  }

  /**
   * What a marker at this place stands for: the words since the marker before it, what that one
   * stands for if they are adjacent, or empty if it comes too early to tell.
   */
  Optional<Claim> claim() {
    Claim sinceMarker = Claim.of(text.substring(claimFrom));
    if (sinceMarker.words().size() >= MIN_CLAIM) {
      return Optional.of(sinceMarker);
    }
    if (lastClaim.isPresent()) {
      return lastClaim;
    }
    return Optional.of(whole()).filter(claim -> claim.words().size() >= MIN_CLAIM);
  }

  /** A marker stands here, whatever becomes of it. */
  void marked() {
    markerAt = text.length();
  }

  /** Where the line ends whose last word is a marker, if more text follows; else 0. */
  int endOfMarkedLine() {
    int next = markerAt == NONE ? text.length() : Sentences.skip(text, markerAt);
    boolean lineEnds = next < text.length() && text.substring(markerAt, next).indexOf('\n') >= 0;
    return lineEnds ? next : 0;
  }

  /** The whole sentence as it stands. */
  Claim whole() {
    return Claim.of(text.toString());
  }

  void supported(Claim claim, List<Word> by) {
    lastClaim = Optional.of(claim);
    claimFrom = text.length();
    evidence.addAll(by);
  }

  /** Whether it says something: a heading, a question or a lead-in does not. */
  boolean says(int end) {
    String sentence = text.substring(0, end).strip();
    boolean leadsOn = sentence.endsWith(":") || sentence.endsWith("?") || sentence.startsWith("#");
    return cited() || (!leadsOn && Word.of(sentence).size() >= MIN_CLAIM);
  }

  /** Whether it is cited, and every number in it stands in what it cites. */
  boolean grounded(int end) {
    Set<String> known = evidence.stream().map(Word::stem).collect(Collectors.toSet());
    String sentence = text.substring(0, end).replaceFirst("^\\s*\\d{1,3}[.)]\\s", "");
    return cited()
        && Word.of(sentence).stream()
            .filter(Word::isNumber)
            .allMatch(n -> known.contains(n.stem()));
  }

  /** Forgets the sentence up to there; what follows is the beginning of the next one. */
  void next(int end) {
    text.delete(0, end);
    claimFrom = 0;
    markerAt = NONE;
    lastClaim = Optional.empty();
    evidence.clear();
  }
}
