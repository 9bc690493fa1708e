package dev.footnote.search.adapter.pinecone;

import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;

/** Turns Pinecone's replies into our faults. */
final class PineconeErrors {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private PineconeErrors() {}

  /** Whether the same call may succeed a moment later. */
  static boolean isTransient(StatusRuntimeException fault) {
    return switch (fault.getStatus().getCode()) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNKNOWN -> true;
      default -> false;
    };
  }

  static AppException unavailable(Throwable cause) {
    return AppException.causedBy(
            cause,
            SearchError.INDEX_UNAVAILABLE,
            "The vector index cannot be used now. Try again in a minute.")
        .retryAfter(RETRY_AFTER);
  }

  static AppException unseen(Duration within) {
    return AppException.of(
            SearchError.INDEX_UNAVAILABLE,
            "The vectors were written but not seen by searches within " + within + ".")
        .retryAfter(RETRY_AFTER);
  }

  /** What the operator has to know when the first call of a start fails. */
  static AppException atStart(String host, StatusRuntimeException fault) {
    return switch (fault.getStatus().getCode()) {
      case UNAUTHENTICATED, PERMISSION_DENIED ->
          unusable("Pinecone refuses the key of PINECONE_API_KEY for " + host + ".");
      case NOT_FOUND -> unusable("Pinecone has no index at " + host + ".");
      default -> unusable("Pinecone does not answer at " + host + ": " + words(fault) + ".");
    };
  }

  static AppException unusable(String reason) {
    return AppException.of(SearchError.INDEX_UNAVAILABLE, reason);
  }

  private static String words(StatusRuntimeException fault) {
    Status status = fault.getStatus();
    return status.getDescription() == null
        ? status.getCode().name()
        : status.getCode() + ", " + status.getDescription();
  }
}
