package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.EmbedderContract;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.HashingEmbedder;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Queue and workers, with an encoder that needs no model. */
class OnnxEmbedderTest implements EmbedderContract {

  private static final FairShare ANN = new FairShare(new UUID(0, 1));
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final EmbeddingQueue queue = new EmbeddingQueue(100);
  private final EmbeddingWorkers workers =
      EmbeddingWorkers.start(2, queue, () -> OnnxEmbedderTest::encode);

  @Override
  public Embedder embedder() {
    return new OnnxEmbedder(queue, PATIENT);
  }

  @AfterEach
  void stop() throws InterruptedException {
    Thread.interrupted();
    assertThat(workers.stop()).isTrue();
  }

  @Test
  void a_question_that_gets_no_worker_in_time_fails() {
    var nobodyWorks = new OnnxEmbedder(new EmbeddingQueue(10), Duration.ofMillis(20));

    assertThat(faultOf(() -> nobodyWorks.embedQuery("late")).code())
        .isEqualTo(InferenceError.EMBEDDING_UNAVAILABLE);
  }

  @Test
  void a_text_that_cannot_be_encoded_fails_its_call_only() {
    assertThat(faultOf(() -> embedder().embedPassages(ANN, List.of("ok", "defect"))).code())
        .isEqualTo(InferenceError.EMBEDDING_UNAVAILABLE);
    assertThat(faultOf(() -> embedder().embedPassages(ANN, List.of("fault"))).detail())
        .isEqualTo("Known.");
    assertThat(embedder().embedPassages(ANN, List.of("ok", "ok"))).hasSize(2);
  }

  @Test
  void who_is_interrupted_does_not_wait_on() {
    var nobodyWorks = new OnnxEmbedder(new EmbeddingQueue(10), PATIENT);
    Thread.currentThread().interrupt();

    assertThat(faultOf(() -> nobodyWorks.embedPassages(ANN, List.of("text"))).code())
        .isEqualTo(InferenceError.EMBEDDING_UNAVAILABLE);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  private static AppException faultOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(AppException.class, call);
  }

  private static Embedding encode(String text) {
    return switch (text) {
      case "defect" -> throw new IllegalStateException("defect");
      case "fault" -> throw AppException.of(InferenceError.EMBEDDING_UNAVAILABLE, "Known.");
      default -> new HashingEmbedder().embedQuery(text);
    };
  }
}
