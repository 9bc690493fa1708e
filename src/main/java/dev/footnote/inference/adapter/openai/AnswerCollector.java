package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.Completion;
import dev.footnote.kernel.AppException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers the pieces of one answer and passes them on. */
final class AnswerCollector implements StreamingChatResponseHandler {

  private final CallTimer timer;
  private final Consumer<String> deltas;
  private final StringBuilder text = new StringBuilder();
  private @Nullable ChatResponse response;
  private @Nullable Throwable fault;
  private @Nullable RuntimeException deaf;

  AnswerCollector(CallTimer timer, Consumer<String> deltas) {
    this.timer = timer;
    this.deltas = deltas;
  }

  @Override
  public void onPartialResponse(String piece) {
    timer.begun();
    if (deaf != null || fault != null) {
      return;
    }
    text.append(piece);
    try {
      deltas.accept(piece);
    } catch (RuntimeException e) {
      deaf = e;
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse complete) {
    response = complete;
  }

  @Override
  public void onError(Throwable error) {
    fault = fault == null ? error : fault;
  }

  /** The whole answer, or the fault that ended it. */
  Completion completion(OpenAiProperties properties, String provider) {
    if (deaf != null) {
      throw deaf;
    }
    fault().ifPresent(AnswerCollector::raise);
    return new Completion(text.toString(), provider, properties.model(), usage(), List.of());
  }

  private static void raise(AppException fault) {
    throw fault;
  }

  private Optional<AppException> fault() {
    if (timer.isLate()) {
      return Optional.of(OpenAiErrors.tooSlow(new java.net.http.HttpTimeoutException("deadline")));
    }
    if (fault != null) {
      return Optional.of(OpenAiErrors.of(fault));
    }
    return unfinished();
  }

  /** A stream that ends without saying why was cut. */
  private Optional<AppException> unfinished() {
    var reason = response == null ? null : response.finishReason();
    if (reason == FinishReason.CONTENT_FILTER) {
      return Optional.of(OpenAiErrors.withheld());
    }
    if (text.toString().isBlank()) {
      return Optional.of(OpenAiErrors.empty());
    }
    return reason == null ? Optional.of(OpenAiErrors.brokenOff()) : Optional.empty();
  }

  private Completion.Usage usage() {
    var usage = response == null ? null : response.tokenUsage();
    return usage == null
        ? new Completion.Usage(0, 0)
        : new Completion.Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
  }

  private static int count(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
  }
}
