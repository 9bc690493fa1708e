package dev.footnote.chat;

import dev.footnote.accounts.UserId;
import java.util.function.Consumer;

/** Answers questions from the asker's own documents, with citations. */
public interface Chat {

  /**
   * Answers and appends both to the conversation. {@code events} hears what happens on the way, one
   * call at a time and none after the method has returned: {@link AnswerEvent.Retrieved} once, then
   * text and citations as they are verified. The text of all {@link AnswerEvent.Delta deltas} in a
   * row is the text of the answer. A model that breaks off after its first text is a fault; what
   * there was of the answer is stored as incomplete.
   */
  Answer ask(Question question, Consumer<AnswerEvent> events);

  /**
   * Ends the writing of an answer, and the call of its model with it; what is written by then is
   * the answer. False if no such answer is being written here for that owner.
   */
  default boolean stop(UserId owner, MessageId answer) {
    return false;
  }
}
