package dev.footnote.chat.prompt;

import static dev.footnote.chat.TestMessages.answered;
import static dev.footnote.chat.TestMessages.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.chat.Message;
import dev.footnote.chat.ScriptedModels;
import dev.footnote.inference.ChatModels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpsTest {

  private static final String FIRST = "When was the Golden Gate Bridge opened?";
  private static final List<Message> HISTORY = List.of(asked(FIRST), answered("In 1937 [1]."));

  private final ScriptedModels models = new ScriptedModels();
  private final FollowUps followUps =
      new FollowUps(new Rewriting(models, _ -> List.of(), Duration.ofSeconds(5)));

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
    assertThat(followUps.standalone(question, HISTORY).text()).isEqualTo(FIRST + " " + question);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What do penguins eat?",
        "Which documents mention the year in which it was decided that all bridges need a name?"
      })
  void a_question_that_stands_alone_is_searched_alone(String question) {
    assertThat(followUps.standalone(question, HISTORY).text()).isEqualTo(question);
  }

  @Test
  void a_language_model_puts_it_so_that_it_stands_alone() {
    models.rewrite(ScriptedModels.saying("How tall is the Golden Gate Bridge?"));

    var standalone = followUps.standalone("How tall is it?", HISTORY);

    assertThat(standalone.text()).isEqualTo("How tall is the Golden Gate Bridge?");
    assertThat(standalone.authorship().attempts()).hasSize(1);
    assertThat(followUps.standalone("What do penguins eat?", HISTORY).text())
        .isEqualTo("What do penguins eat?");
  }

  @Test
  void what_is_no_question_or_no_answer_at_all_is_left_to_the_rules() {
    for (var useless :
        List.of(
            ScriptedModels.saying("Sure!\nHere it is."),
            ScriptedModels.saying(" "),
            ScriptedModels.saying("x".repeat(501)),
            (ChatModels)
                (_, _) -> {
                  throw new IllegalStateException("down");
                })) {
      models.rewrite(useless);
      assertThat(followUps.standalone("How tall is it?", HISTORY).text())
          .isEqualTo(FIRST + " How tall is it?");
    }
  }

  @Test
  void a_model_that_takes_too_long_is_not_waited_for() {
    var impatient = new FollowUps(new Rewriting(models, _ -> List.of(), Duration.ofMillis(30)));
    models.rewrite(
        (_, _) -> {
          try {
            Thread.sleep(20_000);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          return ScriptedModels.completion("late");
        });

    assertThat(impatient.standalone("How tall is it?", HISTORY).text())
        .isEqualTo(FIRST + " How tall is it?");
  }

  @Test
  void a_first_question_is_searched_alone() {
    assertThat(followUps.standalone("Why?", List.of()).text()).isEqualTo("Why?");
  }

  @Test
  void a_chain_of_follow_ups_reaches_back_to_its_beginning() {
    var history =
        List.of(asked(FIRST), answered("1937"), asked("How tall is it?"), answered("227"));
    assertThat(followUps.standalone("And how long?", history).text())
        .isEqualTo(FIRST + " How tall is it? And how long?");
  }
}
