package dev.footnote.chat.citation;

import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Citation;
import java.util.List;

/** A text whose every marker belongs to exactly one verified citation. */
public record CheckedText(String text, AnswerStatus status, List<Citation> citations) {

  public CheckedText {
    citations = List.copyOf(citations);
  }
}
