package dev.footnote.chat;

import java.util.List;
import java.util.Set;

/**
 * What a question is answered with.
 *
 * @param text plain text or Markdown; each {@code [n]} in it is the marker of one citation
 * @param citations in order of their markers, which count from 1
 */
public record Reply(
    String text,
    AnswerStatus status,
    List<Citation> citations,
    Authorship authorship,
    Set<AnswerDegradation> degraded) {

  public Reply {
    citations = List.copyOf(citations);
    degraded = Set.copyOf(degraded);
  }
}
