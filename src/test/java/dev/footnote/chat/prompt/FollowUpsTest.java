package dev.footnote.chat.prompt;

import static dev.footnote.chat.TestMessages.answered;
import static dev.footnote.chat.TestMessages.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpsTest {

  private static final String FIRST = "When was the Golden Gate Bridge opened?";
  private static final List<Message> HISTORY = List.of(asked(FIRST), answered("In 1937 [1]."));

  private final FollowUps followUps = new FollowUps();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How tall is it?",
        "And the one in Sydney?",
        "Why?",
        "What about the mayor?",
        "Und wie hoch?",
        "Who built them?"
      })
  void what_leans_on_the_question_before_is_searched_with_its_words(String question) {
    assertThat(followUps.standalone(question, HISTORY)).isEqualTo(FIRST + " " + question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What do penguins eat?",
        "Which documents mention the year in which it was decided that all bridges need a name?"
      })
  void a_question_that_stands_alone_is_searched_alone(String question) {
    assertThat(followUps.standalone(question, HISTORY)).isEqualTo(question);
  }

  @Test
  void a_first_question_is_searched_alone() {
    assertThat(followUps.standalone("Why?", List.of())).isEqualTo("Why?");
  }

  @Test
  void a_chain_of_follow_ups_reaches_back_to_its_beginning() {
    var history =
        List.of(asked(FIRST), answered("1937"), asked("How tall is it?"), answered("227"));
    assertThat(followUps.standalone("And how long?", history))
        .isEqualTo(FIRST + " How tall is it? And how long?");
  }
}
