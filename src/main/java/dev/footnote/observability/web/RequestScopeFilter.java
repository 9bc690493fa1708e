package dev.footnote.observability.web;

import dev.footnote.kernel.RequestFacts;
import dev.footnote.observability.request.CurrentRequest;
import dev.footnote.observability.request.RequestRecord;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens the record of a request, and puts the id of its trace into the logging context. */
final class RequestScopeFilter extends OncePerRequestFilter {

  static final String RECORD = "footnote.request.record";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var record = record(request);
    var outer = MDC.get(RequestFacts.TRACE_ID);
    record.traceId().ifPresent(id -> MDC.put(RequestFacts.TRACE_ID, id));
    CurrentRequest.set(record);
    try {
      chain.doFilter(request, response);
    } finally {
      CurrentRequest.clear();
      restore(outer);
    }
  }

  private static RequestRecord record(HttpServletRequest request) {
    if (request.getAttribute(RECORD) instanceof RequestRecord known) {
      return known;
    }
    var record = new RequestRecord(request.getRemoteAddr(), traceId(request).orElse(null));
    request.setAttribute(RECORD, record);
    return record;
  }

  /** The trace that is being recorded, else the one that the caller names. */
  private static Optional<String> traceId(HttpServletRequest request) {
    return Optional.ofNullable(MDC.get(RequestFacts.TRACE_ID))
        .or(() -> TraceParent.traceId(request.getHeader(TraceParent.HEADER)));
  }

  private static void restore(@Nullable String outer) {
    if (outer == null) {
      MDC.remove(RequestFacts.TRACE_ID);
    } else {
      MDC.put(RequestFacts.TRACE_ID, outer);
    }
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
