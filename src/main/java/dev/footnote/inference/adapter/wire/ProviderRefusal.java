package dev.footnote.inference.adapter.wire;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer with an error status, and the wait that the provider asks for. */
final class ProviderRefusal extends HttpException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /** The body is left out: nothing that a provider writes is shown or logged. */
  ProviderRefusal(int status, @Nullable Duration retryAfter) {
    super(status, "status " + status);
    this.retryAfter = retryAfter;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
