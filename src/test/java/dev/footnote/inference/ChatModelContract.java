package dev.footnote.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ChatModel} does. */
public interface ChatModelContract {

  Duration BUDGET = Duration.ofSeconds(20);

  /** A question that the model can answer from its sources. */
  Prompt ANSWERABLE =
      new Prompt(
          "Answer from the sources and cite them.",
          List.of(
              new Prompt.Turn(Prompt.Role.USER, "Hello"),
              new Prompt.Turn(Prompt.Role.ASSISTANT, "Hello, what would you like to know?")),
          "What is the capital of France? [1] France: The capital of France is Paris.",
          "What is the capital of France?",
          List.of(
              new Prompt.Source(
                  1, "France", "The capital of France is Paris. It lies on the Seine."),
              new Prompt.Source(2, "Bread", "Bread needs flour, water and yeast.")));

  /** A model that answers {@link #ANSWERABLE}. */
  ChatModel answering();

  /** A model whose provider is down or whose work fails. */
  ChatModel failing();

  @Test
  default void the_answer_cites_its_source_and_names_its_provider() {
    var model = answering();

    var completion = model.complete(ANSWERABLE, BUDGET, _ -> {});

    assertThat(completion.text()).contains("Paris").contains("[1]");
    assertThat(completion.provider()).isEqualTo(model.provider()).isNotBlank();
    assertThat(completion.model()).isNotBlank();
    assertThat(completion.attempts()).isEmpty();
  }

  @Test
  default void the_pieces_together_are_the_answer() {
    var pieces = new ArrayList<String>();

    var completion = answering().complete(ANSWERABLE, BUDGET, pieces::add);

    assertThat(String.join("", pieces)).isEqualTo(completion.text());
  }

  @Test
  default void the_pieces_come_before_the_method_returns() throws InterruptedException {
    var pieces = new ArrayList<String>();
    answering().complete(ANSWERABLE, BUDGET, pieces::add);
    int count = pieces.size();

    Thread.sleep(50);

    assertThat(pieces).hasSize(count);
  }

  @Test
  default void a_fault_is_one_of_the_modules_own() {
    assertThatThrownBy(() -> failing().complete(ANSWERABLE, BUDGET, _ -> {}))
        .isInstanceOfSatisfying(
            AppException.class,
            fault -> assertThat(fault.code()).isInstanceOf(InferenceError.class));
  }
}
