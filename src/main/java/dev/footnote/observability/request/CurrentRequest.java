package dev.footnote.observability.request;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/** The request that this thread works for; handed on to other threads with their context. */
public final class CurrentRequest implements ThreadLocalAccessor<RequestRecord> {

  private static final String KEY = "footnote.request";
  private static final ThreadLocal<@Nullable RequestRecord> CURRENT = new ThreadLocal<>();

  /** Null outside of requests. */
  public static @Nullable RequestRecord get() {
    return CURRENT.get();
  }

  public static void set(RequestRecord record) {
    CURRENT.set(record);
  }

  public static void clear() {
    CURRENT.remove();
  }

  @Override
  public Object key() {
    return KEY;
  }

  @Override
  public @Nullable RequestRecord getValue() {
    return CURRENT.get();
  }

  @Override
  public void setValue(RequestRecord value) {
    CURRENT.set(value);
  }

  @Override
  public void setValue() {
    CURRENT.remove();
  }
}
