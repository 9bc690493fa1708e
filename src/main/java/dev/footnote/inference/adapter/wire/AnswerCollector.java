package dev.footnote.inference.adapter.wire;

import dev.footnote.inference.Completion;
import dev.footnote.inference.Ending;
import dev.footnote.kernel.AppException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.net.http.HttpTimeoutException;
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
    if (deaf != null || fault != null || timer.isLate()) {
      return;
    }
    timer.heard();
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
  Completion completion(Provider provider) {
    if (deaf != null) {
      throw deaf;
    }
    fault().ifPresent(AnswerCollector::raise);
    return new Completion(
        text.toString(),
        provider.name(),
        provider.model(),
        usage(provider),
        reason() == FinishReason.LENGTH ? Ending.AT_TOKEN_LIMIT : Ending.FINISHED,
        List.of());
  }

  private static void raise(AppException fault) {
    throw fault;
  }

  private Optional<AppException> fault() {
    if (timer.isLate()) {
      return Optional.of(ProviderErrors.tooSlow(new HttpTimeoutException("deadline")));
    }
    if (fault != null) {
      return Optional.of(ProviderErrors.of(fault));
    }
    return unfinished();
  }

  /**
   * A stream that ends without saying why was cut; one that ends for a reason that is neither its
   * end nor its length was ended by the provider's own rules, as by Anthropic's refusals.
   */
  private Optional<AppException> unfinished() {
    if (reason() == FinishReason.CONTENT_FILTER || reason() == FinishReason.OTHER) {
      return Optional.of(ProviderErrors.withheld());
    }
    if (text.toString().isBlank()) {
      return Optional.of(ProviderErrors.empty());
    }
    return reason() == null ? Optional.of(ProviderErrors.brokenOff()) : Optional.empty();
  }

  private @Nullable FinishReason reason() {
    return response == null ? null : response.finishReason();
  }

  private Completion.Usage usage(Provider provider) {
    var usage = response == null ? null : response.tokenUsage();
    if (usage == null) {
      return Completion.Usage.NONE;
    }
    int read = count(usage.inputTokenCount());
    int written = count(usage.outputTokenCount());
    return new Completion.Usage(read, written, provider.price().of(read, written));
  }

  private static int count(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
  }
}
