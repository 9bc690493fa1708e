package dev.footnote.chat;

import java.util.List;
import java.util.Set;

/**
 * What a question is answered with.
 *
 * @param text plain text or Markdown; each {@code [n]} in it is the marker of one citation
 * @param citations in order of their markers, which count from 1
 * @param ending whether it is whole, and if not, why
 */
public record Reply(
    String text,
    AnswerStatus status,
    List<Citation> citations,
    Authorship authorship,
    Set<AnswerDegradation> degraded,
    AnswerEnding ending) {

  public Reply {
    citations = List.copyOf(citations);
    degraded = Set.copyOf(degraded);
  }

  /** A whole one. */
  public Reply(
      String text,
      AnswerStatus status,
      List<Citation> citations,
      Authorship authorship,
      Set<AnswerDegradation> degraded) {
    this(text, status, citations, authorship, degraded, AnswerEnding.FINISHED);
  }

  /** The same with these citations. */
  public Reply with(List<Citation> others) {
    return new Reply(text, status, others, authorship, degraded, ending);
  }
}
