package dev.footnote.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The logging context of work that a request has queued: its lines carry the request's id. */
public final class JobContext {

  private JobContext() {}

  /** The id of the request that is being answered, for what it queues. */
  public static Optional<String> requestId() {
    return Optional.ofNullable(MDC.get(RequestFacts.REQUEST_ID));
  }

  /** Until it is closed, lines of this thread carry that id; none if it is empty. */
  public static Scope open(@Nullable String requestId) {
    return requestId == null || requestId.isEmpty()
        ? () -> {}
        : MDC.putCloseable(RequestFacts.REQUEST_ID, requestId)::close;
  }

  /** A piece of work of one request. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {

    @Override
    void close();
  }
}
