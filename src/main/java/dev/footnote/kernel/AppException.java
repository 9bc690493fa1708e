package dev.footnote.kernel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fault with a code and a sentence that the person who asked may read. */
public final class AppException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final @Nullable Duration retryAfter;

  private AppException(
      ErrorCode code, String detail, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  public static AppException of(ErrorCode code, String detail) {
    return new AppException(code, detail, null, null);
  }

  public static AppException causedBy(Throwable cause, ErrorCode code, String detail) {
    return new AppException(code, detail, null, cause);
  }

  /** The same fault, with the time after which another try makes sense. */
  public AppException retryAfter(Duration wait) {
    return new AppException(code, detail(), wait, getCause());
  }

  public ErrorCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
