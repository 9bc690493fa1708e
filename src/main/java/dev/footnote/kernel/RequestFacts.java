package dev.footnote.kernel;

/**
 * Names of what is known of the request at work: as attributes of the request and, for those that
 * belong into every log line, in the logging context (MDC).
 */
public final class RequestFacts {

  /** The id in the reply's {@code X-Request-ID}; in the logging context too. */
  public static final String REQUEST_ID = "request_id";

  /** The trace of W3C Trace Context that the request is part of; in the logging context too. */
  public static final String TRACE_ID = "trace_id";

  /** The account that asks; in the logging context too. */
  public static final String USER_ID = "user_id";

  /** The template of the route, such as {@code /api/v1/documents/{id}}. */
  public static final String ROUTE = "route";

  /** The code of the error that the reply is. */
  public static final String ERROR_CODE = "error_code";

  private RequestFacts() {}
}
