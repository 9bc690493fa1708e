package dev.footnote.observability.request;

import dev.footnote.observability.batch.BatchWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Keeps answered requests: a log line at once, a row soon after. */
public class RequestLog {

  private static final Logger log = LoggerFactory.getLogger(RequestLog.class);
  private static final int FIRST_FAULT = 500;
  private static final double MILLIS = 1000;

  private final BatchWriter<RequestLogEntry> writer;
  private final RequestLogProperties properties;
  private final Set<String> quiet;

  RequestLog(BatchWriter<RequestLogEntry> writer, RequestLogProperties properties) {
    this.writer = writer;
    this.properties = properties;
    this.quiet = Set.copyOf(properties.quietRoutes());
  }

  /** To be called once a request, with its ids in the logging context. */
  public void add(RequestLogEntry entry) {
    if (isQuiet(entry)) {
      line(log.atDebug(), entry);
      return;
    }
    line(log.atInfo(), entry);
    if (properties.enabled()) {
      writer.add(entry);
    }
  }

  private boolean isQuiet(RequestLogEntry entry) {
    var route = entry.route();
    return route != null && quiet.contains(route) && entry.status() < FIRST_FAULT;
  }

  private static void line(LoggingEventBuilder line, RequestLogEntry entry) {
    var begun = withKnown(line.addKeyValue("method", entry.method()), "route", entry.route());
    var measured =
        begun
            .addKeyValue("status", entry.status())
            .addKeyValue("duration_ms", Math.round(entry.durationMillis() * MILLIS) / MILLIS)
            .addKeyValue("bytes_in", entry.bytesIn())
            .addKeyValue("bytes_out", entry.bytesOut());
    withKnown(measured, "error_code", entry.errorCode()).log("request completed");
  }

  private static LoggingEventBuilder withKnown(
      LoggingEventBuilder line, String key, @Nullable String value) {
    return value == null ? line : line.addKeyValue(key, value);
  }
}
