package dev.footnote.observability.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fault whose message, and those of its causes, are masked; where it came from is not. */
record MaskedFault(IThrowableProxy fault) implements IThrowableProxy {

  @Override
  public @Nullable String getMessage() {
    var message = fault.getMessage();
    return message == null ? null : Masking.line(message);
  }

  @Override
  public @Nullable String getOverridingMessage() {
    var message = fault.getOverridingMessage();
    return message == null ? null : Masking.line(message);
  }

  @Override
  public String getClassName() {
    return fault.getClassName();
  }

  @Override
  public StackTraceElementProxy[] getStackTraceElementProxyArray() {
    return fault.getStackTraceElementProxyArray();
  }

  @Override
  public int getCommonFrames() {
    return fault.getCommonFrames();
  }

  @Override
  public @Nullable IThrowableProxy getCause() {
    return fault.getCause() == null ? null : new MaskedFault(fault.getCause());
  }

  @Override
  public IThrowableProxy[] getSuppressed() {
    return Stream.of(fault.getSuppressed()).map(MaskedFault::new).toArray(IThrowableProxy[]::new);
  }

  @Override
  public boolean isCyclic() {
    return fault.isCyclic();
  }
}
