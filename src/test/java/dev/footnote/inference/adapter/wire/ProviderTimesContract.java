package dev.footnote.inference.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long every remote provider's adapter waits, and that it closes the connection then. */
abstract class ProviderTimesContract extends ProviderStage {

  ProviderTimesContract(StandIn standIn) {
    super(standIn);
  }

  @Test
  void a_server_that_says_nothing_is_left_after_the_first_token_timeout() {
    serve(answer().withFixedDelay(5_000));

    assertTimesOut(model(Duration.ofMillis(300), LONG), BUDGET);
  }

  @Test
  void a_stream_that_begins_with_nothing_is_left_after_the_first_token_timeout() {
    serve(answer().withChunkedDribbleDelay(100, 20_000));

    assertTimesOut(model(Duration.ofMillis(400), LONG), BUDGET);
  }

  @Test
  void a_stream_that_stands_still_is_left_after_the_pause() throws Exception {
    try (var stalled = new StalledServer(standIn, format.begun("Half an"))) {
      var model = standIn.model(stalled.address(), LONG, Duration.ofMillis(300));

      assertTimesOut(model, BUDGET);
      assertThat(heard).contains("Half an");
      assertThat(stalled.wasLeft()).isTrue();
    }
  }

  @Test
  void a_stream_that_goes_on_and_on_is_left_at_the_end_of_the_budget() {
    serve(answer().withChunkedDribbleDelay(20, 20_000));

    assertTimesOut(model(), Duration.ofMillis(500));
  }

  @Test
  void an_interrupt_closes_the_connection() throws Exception {
    try (var stalled = new StalledServer(standIn, format.begun("Half an"))) {
      var model = standIn.model(stalled.address(), LONG, LONG);
      var caller =
          Thread.ofVirtual()
              .start(
                  () ->
                      catchThrowableOfType(
                          AppException.class,
                          () -> model.complete(ANSWERABLE, BUDGET, stalled::heard)));
      stalled.awaitHeard();
      caller.interrupt();

      assertThat(stalled.wasLeft()).isTrue();
      caller.join();
    }
  }

  private void assertTimesOut(ChatModel model, Duration budget) {
    long start = System.nanoTime();

    assertThat(fault(model, budget).code()).isEqualTo(InferenceError.MODEL_TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }
}
