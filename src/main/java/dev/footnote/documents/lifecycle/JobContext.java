package dev.footnote.documents.lifecycle;

import dev.footnote.kernel.RequestFacts;
import java.util.Optional;
import org.slf4j.MDC;

/** The logging context of work that a request has queued: its lines carry the request's id. */
final class JobContext {

  private JobContext() {}

  /** The id of the request that is being answered. */
  static Optional<String> requestId() {
    return Optional.ofNullable(MDC.get(RequestFacts.REQUEST_ID));
  }

  static void run(Optional<String> requestId, Runnable work) {
    if (requestId.isEmpty()) {
      work.run();
      return;
    }
    try (var _ = MDC.putCloseable(RequestFacts.REQUEST_ID, requestId.get())) {
      work.run();
    }
  }
}
