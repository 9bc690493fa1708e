package dev.footnote.chat.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import org.junit.jupiter.api.Test;

class HeardTextTest {

  private final StringBuilder heard = new StringBuilder();
  private final HeardText text = new HeardText(heard::append);

  @Test
  void what_was_heard_is_not_repeated() {
    text.accept("one ");
    text.accept("two");
    text.catchUp("one two");
    assertThat(heard).hasToString("one two");
  }

  @Test
  void what_was_never_streamed_is_heard_at_the_end() {
    text.accept("one ");
    text.catchUp("one two");
    assertThat(heard).hasToString("one two");
  }

  @Test
  void a_model_that_never_ends_is_cut_off() {
    var much = "x".repeat(150_000);
    text.accept(much);
    assertThatThrownBy(() -> text.accept(much)).isInstanceOf(AppException.class);
  }
}
