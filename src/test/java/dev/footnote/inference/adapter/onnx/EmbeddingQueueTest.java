package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.inference.FairShare;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmbeddingQueueTest {

  private static final FairShare ANN = new FairShare(new UUID(0, 1));
  private static final FairShare BOB = new FairShare(new UUID(0, 2));

  private final EmbeddingQueue queue = new EmbeddingQueue(3);

  @Test
  void shares_take_turns_so_that_none_holds_up_another() {
    var many = add(EmbeddingQueue.Lane.PASSAGES, ANN, 1_000);
    var few = add(EmbeddingQueue.Lane.PASSAGES, BOB, 3);

    assertThat(take(6)).containsExactly(many, few, many, few, many, few);
  }

  @Test
  void calls_of_one_share_take_turns_too() {
    var many = add(EmbeddingQueue.Lane.PASSAGES, ANN, 1_000);
    var few = add(EmbeddingQueue.Lane.PASSAGES, ANN, 2);

    assertThat(take(5)).containsExactly(many, few, many, few, many);
  }

  @Test
  void a_share_that_comes_later_waits_for_one_text_of_the_others() {
    var many = add(EmbeddingQueue.Lane.PASSAGES, ANN, 1_000);
    take(10);
    var late = add(EmbeddingQueue.Lane.PASSAGES, BOB, 1);

    assertThat(take(2)).containsExactly(many, late);
  }

  @Test
  void questions_go_first_and_what_somebody_waits_for_second() {
    add(EmbeddingQueue.Lane.PASSAGES, ANN, 5);
    var waitedFor = add(EmbeddingQueue.Lane.of(FairShare.WAITED_FOR), FairShare.WAITED_FOR, 2);
    var question = add(EmbeddingQueue.Lane.QUERIES, FairShare.WAITED_FOR, 1);

    assertThat(take(3)).containsExactly(question, waitedFor, waitedFor);
  }

  @Test
  void a_call_that_was_given_up_is_skipped() {
    var gone = add(EmbeddingQueue.Lane.PASSAGES, ANN, 100);
    var kept = add(EmbeddingQueue.Lane.PASSAGES, BOB, 2);
    take(1);
    gone.result().cancel(false);

    assertThat(take(2)).containsExactly(kept, kept);
  }

  @Test
  void calls_given_up_free_their_place() {
    for (int i = 0; i < 3; i++) {
      add(EmbeddingQueue.Lane.PASSAGES, ANN, 1).result().cancel(false);
    }
    var next = add(EmbeddingQueue.Lane.QUERIES, FairShare.WAITED_FOR, 1);
    assertThat(take(1)).containsExactly(next);

    assertThatThrownBy(() -> add(EmbeddingQueue.Lane.PASSAGES, ANN, 1))
        .isInstanceOf(AppException.class);
  }

  @Test
  void a_full_lane_refuses_and_leaves_the_others_open() {
    for (int i = 0; i < 3; i++) {
      add(EmbeddingQueue.Lane.PASSAGES, ANN, 1);
    }

    assertThatThrownBy(() -> add(EmbeddingQueue.Lane.PASSAGES, BOB, 1))
        .isInstanceOfSatisfying(
            AppException.class,
            fault -> assertThat(fault.code()).isEqualTo(InferenceError.EMBEDDING_UNAVAILABLE));
    add(EmbeddingQueue.Lane.QUERIES, FairShare.WAITED_FOR, 1);
  }

  @Test
  void after_closing_nothing_waits_and_nothing_comes_in() {
    var waiting = add(EmbeddingQueue.Lane.PASSAGES, ANN, 2);

    queue.close();

    assertThat(waiting.result()).isCompletedExceptionally();
    assertThat(queue.take()).isEmpty();
    assertThatThrownBy(() -> add(EmbeddingQueue.Lane.QUERIES, ANN, 1))
        .isInstanceOf(AppException.class);
  }

  private EmbeddingBatch add(EmbeddingQueue.Lane lane, FairShare share, int texts) {
    var batch = new EmbeddingBatch(share, List.of("text ".repeat(texts).strip().split(" ")));
    queue.add(lane, batch);
    return batch;
  }

  private List<EmbeddingBatch> take(int turns) {
    var taken = new ArrayList<EmbeddingBatch>();
    for (int i = 0; i < turns; i++) {
      taken.add(queue.take().orElseThrow().batch());
    }
    return taken;
  }
}
