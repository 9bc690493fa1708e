package dev.footnote.chat;

import dev.footnote.search.Passage;
import java.util.List;

/** What happens while a question is being answered. */
public sealed interface AnswerEvent {

  /**
   * The passages that the search found, best first.
   *
   * @param answer the id that the answer will have; by it its writing can be stopped
   */
  record Retrieved(ConversationId conversation, MessageId answer, List<Passage> passages)
      implements AnswerEvent {
    public Retrieved {
      passages = List.copyOf(passages);
    }
  }

  /** The next piece of the answer's text; final, never taken back. */
  record Delta(String text) implements AnswerEvent {}

  /** A citation was verified; its marker stands in one of the next deltas. */
  record Cited(Citation citation) implements AnswerEvent {}
}
