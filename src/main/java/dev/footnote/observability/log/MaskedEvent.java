package dev.footnote.observability.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import dev.footnote.kernel.RequestFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/** A log event as it may be written: message, values, context and messages of faults are masked. */
final class MaskedEvent implements ILoggingEvent {

  /** The report of a start that failed is written in several lines, and no request can reach it. */
  private static final String START_REPORT =
      "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

  /** Names that requests are looked up by; a caller that has one of its own has it checked. */
  private static final Set<String> IDS = Set.of(RequestFacts.REQUEST_ID, RequestFacts.TRACE_ID);

  private final ILoggingEvent event;
  private final @Nullable String message;
  private final @Nullable List<KeyValuePair> values;
  private final Map<String, String> context;
  private final @Nullable IThrowableProxy fault;

  MaskedEvent(ILoggingEvent event) {
    this.event = event;
    this.message = message(event);
    this.values = values(event.getKeyValuePairs());
    this.context = context(event.getMDCPropertyMap());
    this.fault =
        event.getThrowableProxy() == null ? null : new MaskedFault(event.getThrowableProxy());
  }

  private static @Nullable String message(ILoggingEvent event) {
    var message = event.getFormattedMessage();
    if (message == null) {
      return null;
    }
    return event.getLoggerName().equals(START_REPORT)
        ? Masking.secrets(message)
        : Masking.line(message);
  }

  private static @Nullable List<KeyValuePair> values(@Nullable List<KeyValuePair> pairs) {
    return pairs == null ? null : pairs.stream().map(MaskedEvent::masked).toList();
  }

  private static KeyValuePair masked(KeyValuePair pair) {
    return switch (pair.value) {
      case null -> pair;
      case Number _, Boolean _ -> pair;
      case Object _ when Masking.isSecret(pair.key) -> new KeyValuePair(pair.key, Masking.MASK);
      default -> maskedText(pair);
    };
  }

  private static KeyValuePair maskedText(KeyValuePair pair) {
    var text = pair.value.toString();
    var line = Masking.line(text);
    return line.equals(text) ? pair : new KeyValuePair(pair.key, line);
  }

  private static Map<String, String> context(@Nullable Map<String, String> context) {
    if (context == null || context.isEmpty()) {
      return Map.of();
    }
    var masked = new HashMap<String, String>();
    context.forEach(
        (key, value) -> masked.put(key, IDS.contains(key) ? value : Masking.line(value)));
    return masked;
  }

  @Override
  public @Nullable String getFormattedMessage() {
    return message;
  }

  /** The pattern of a message could hold what was put together by hand, so it is the masked one. */
  @Override
  public @Nullable String getMessage() {
    return message;
  }

  @Override
  public Object @Nullable [] getArgumentArray() {
    return null;
  }

  @Override
  public @Nullable List<KeyValuePair> getKeyValuePairs() {
    return values;
  }

  @Override
  public Map<String, String> getMDCPropertyMap() {
    return context;
  }

  @Override
  @SuppressWarnings("deprecation") // part of the interface as long as it is
  public Map<String, String> getMdc() {
    return context;
  }

  @Override
  public @Nullable IThrowableProxy getThrowableProxy() {
    return fault;
  }

  @Override
  public String getThreadName() {
    return event.getThreadName();
  }

  @Override
  public Level getLevel() {
    return event.getLevel();
  }

  @Override
  public String getLoggerName() {
    return event.getLoggerName();
  }

  @Override
  public LoggerContextVO getLoggerContextVO() {
    return event.getLoggerContextVO();
  }

  @Override
  public StackTraceElement[] getCallerData() {
    return event.getCallerData();
  }

  @Override
  public boolean hasCallerData() {
    return event.hasCallerData();
  }

  @Override
  public @Nullable List<Marker> getMarkerList() {
    return event.getMarkerList();
  }

  @Override
  public long getTimeStamp() {
    return event.getTimeStamp();
  }

  @Override
  public int getNanoseconds() {
    return event.getNanoseconds();
  }

  @Override
  public long getSequenceNumber() {
    return event.getSequenceNumber();
  }

  @Override
  public void prepareForDeferredProcessing() {
    event.prepareForDeferredProcessing();
  }
}
