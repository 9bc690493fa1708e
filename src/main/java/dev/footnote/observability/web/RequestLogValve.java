package dev.footnote.observability.web;

import dev.footnote.kernel.Ids;
import dev.footnote.kernel.RequestFacts;
import dev.footnote.observability.request.RequestLog;
import dev.footnote.observability.request.RequestLogEntry;
import dev.footnote.observability.request.RequestRecord;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Hears from the container that a request is over: its reply was sent, streams to their end. So
 * what is done here is on nobody's way, and nothing is missed, not even what the container refuses.
 */
final class RequestLogValve extends ValveBase implements AccessLog {

  private static final double NANOS_A_MILLISECOND = 1e6;

  private final RequestLog log;
  private final Ids ids;
  private final Clock clock;

  RequestLogValve(RequestLog log, Ids ids, Clock clock) {
    super(true);
    this.log = log;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
  }

  @Override
  public void log(Request request, Response response, long nanoseconds) {
    var context = MDC.getCopyOfContextMap();
    try {
      var entry = entry(request, response, nanoseconds);
      put(RequestFacts.REQUEST_ID, entry.requestId());
      put(RequestFacts.TRACE_ID, entry.record().traceId().orElse(null));
      put(RequestFacts.USER_ID, entry.user() == null ? null : entry.user().toString());
      log.add(entry);
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(RequestLogValve.class)
          .atError()
          .setCause(e)
          .log("request could not be noted");
    } finally {
      MDC.setContextMap(context == null ? Map.of() : context);
    }
  }

  private static void put(String key, @Nullable String value) {
    if (value != null) {
      MDC.put(key, value);
    }
  }

  private RequestLogEntry entry(Request request, Response response, long nanoseconds) {
    var id = ids.next();
    return new RequestLogEntry(
        id,
        clock.instant().minusNanos(nanoseconds),
        Objects.requireNonNullElseGet(text(request, RequestFacts.REQUEST_ID), id::toString),
        user(text(request, RequestFacts.USER_ID)),
        Objects.requireNonNullElse(request.getMethod(), "-"),
        text(request, RequestFacts.ROUTE),
        response.getStatus(),
        nanoseconds / NANOS_A_MILLISECOND,
        request.getCoyoteRequest().getBytesRead(),
        response.getBytesWritten(false),
        text(request, RequestFacts.ERROR_CODE),
        record(request));
  }

  private static RequestRecord record(Request request) {
    return request.getAttribute(RequestScopeFilter.RECORD) instanceof RequestRecord record
        ? record
        : new RequestRecord(String.valueOf(request.getRemoteAddr()), null);
  }

  private static @Nullable String text(Request request, String attribute) {
    return request.getAttribute(attribute) instanceof String text ? text : null;
  }

  private static @Nullable UUID user(@Nullable String name) {
    try {
      return name == null ? null : UUID.fromString(name);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  @Override
  public void setRequestAttributesEnabled(boolean enabled) {
    // The address comes from the filter, where the attributes of proxies have been heeded already.
  }

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }
}
