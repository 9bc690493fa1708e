package dev.footnote.http;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.ErrorKind;
import dev.footnote.kernel.RequestError;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The one place that knows which status a fault has. */
final class Statuses {

  private Statuses() {}

  static HttpStatus of(ErrorCode code) {
    return switch (code) {
      case HttpError.METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
      case HttpError.NOT_ACCEPTABLE -> HttpStatus.NOT_ACCEPTABLE;
      default -> of(code.kind());
    };
  }

  private static HttpStatus of(ErrorKind kind) {
    return switch (kind) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
      case UNSUPPORTED_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
      case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
      case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
      case STORAGE_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
      case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  /** The code for a status that the framework chose. */
  static ErrorCode codeOf(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 -> HttpError.UNAUTHENTICATED;
      case 403 -> HttpError.FORBIDDEN;
      case 404 -> RequestError.NOT_FOUND;
      case 405 -> HttpError.METHOD_NOT_ALLOWED;
      case 406 -> HttpError.NOT_ACCEPTABLE;
      case 413 -> HttpError.REQUEST_TOO_LARGE;
      case 415 -> HttpError.UNSUPPORTED_MEDIA_TYPE;
      // what a request asks of HTTP itself, and nobody serves: not our defect
      case 501, 505 -> RequestError.INVALID_REQUEST;
      case 503 -> HttpError.SERVICE_UNAVAILABLE;
      default ->
          status.is4xxClientError() ? RequestError.INVALID_REQUEST : HttpError.INTERNAL_ERROR;
    };
  }
}
