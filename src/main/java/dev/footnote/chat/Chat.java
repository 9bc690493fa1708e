package dev.footnote.chat;

import java.util.function.Consumer;

/** Answers questions from the asker's own documents, with citations. */
public interface Chat {

  /**
   * Answers and appends both to the conversation. {@code events} hears what happens on the way, one
   * call at a time and none after the method has returned: {@link AnswerEvent.Retrieved} once, then
   * text and citations as they are verified. The text of all {@link AnswerEvent.Delta deltas} in a
   * row is the text of the answer.
   */
  Answer ask(Question question, Consumer<AnswerEvent> events);
}
