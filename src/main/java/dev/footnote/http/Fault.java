package dev.footnote.http;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.RequestError;
import dev.footnote.limits.Allowance;
import dev.footnote.limits.LimitReached;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What an exception means to the person who asked, if it means anything to them. */
record Fault(
    ErrorCode code, String detail, Optional<Duration> retryAfter, Optional<Allowance> allowance) {

  private static final String POSTGRES_NUL_CHARACTER = "22021";
  private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);

  static Fault of(ErrorCode code, String detail) {
    return new Fault(code, detail, Optional.empty(), Optional.empty());
  }

  static Fault of(AppException fault) {
    return new Fault(
        fault.code(), fault.detail(), fault.retryAfter(), LimitReached.of(fault.getCause()));
  }

  /** A defect: the log knows more, the reply does not. */
  static Fault unforeseen() {
    return of(
        HttpError.INTERNAL_ERROR,
        "Something went wrong on our side. Try again; if it stays, report the request_id.");
  }

  /** The fault that is the exception or lies under it; empty if it was not foreseen. */
  static Optional<Fault> under(@Nullable Throwable exception) {
    return chain(exception).map(Fault::foreseen).flatMap(Optional::stream).findFirst();
  }

  private static Stream<Throwable> chain(@Nullable Throwable exception) {
    return Stream.iterate(exception, Objects::nonNull, Throwable::getCause).limit(16);
  }

  private static Optional<Fault> foreseen(Throwable exception) {
    return switch (exception) {
      case AppException fault -> Optional.of(of(fault));
      case DataAccessResourceFailureException _,
          TransientDataAccessException _,
          CannotCreateTransactionException _,
          TransactionSystemException _ ->
          Optional.of(databaseAway());
      case SQLException fault when isConnectionLost(fault) -> Optional.of(databaseAway());
      case SQLException fault when POSTGRES_NUL_CHARACTER.equals(fault.getSQLState()) ->
          Optional.of(
              of(RequestError.INVALID_REQUEST, "The text holds a NUL character. Remove it."));
      default -> Optional.empty();
    };
  }

  /** Class 08, connection exceptions, and 57P01 to 57P03, a server that stops or starts. */
  private static boolean isConnectionLost(SQLException fault) {
    var state = String.valueOf(fault.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  private static Fault databaseAway() {
    return new Fault(
        HttpError.SERVICE_UNAVAILABLE,
        "The database does not answer right now. Try again in a few seconds.",
        Optional.of(DATABASE_RETRY),
        Optional.empty());
  }
}
