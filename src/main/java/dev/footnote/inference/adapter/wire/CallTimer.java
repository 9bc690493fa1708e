package dev.footnote.inference.adapter.wire;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes the connection of one call when its first text, its next or all of it comes too late. */
final class CallTimer implements AutoCloseable {

  private final ScheduledExecutorService clock;
  private final Duration firstText;
  private final Duration pause;
  private final Future<?> end;
  private Future<?> next;
  private volatile boolean late;
  private volatile Closeable connection = () -> {};

  CallTimer(ScheduledExecutorService clock, Provider.Timeouts timeouts, Duration budget) {
    var all = shorter(timeouts.whole(), budget);
    this.clock = clock;
    this.firstText = shorter(timeouts.firstToken(), all);
    this.pause = timeouts.pause();
    this.end = after(all);
    this.next = after(firstText);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Future<?> after(Duration wait) {
    return clock.schedule(this::giveUp, TimeUnit.NANOSECONDS.convert(wait), TimeUnit.NANOSECONDS);
  }

  Duration firstText() {
    return firstText;
  }

  void connected(Closeable open) throws IOException {
    connection = open;
    if (late) {
      open.close();
    }
  }

  /** Text has come; the next may take as long as a pause. */
  void heard() {
    next.cancel(false);
    next = after(pause);
  }

  boolean isLate() {
    return late;
  }

  private void giveUp() {
    late = true;
    try {
      connection.close();
    } catch (IOException _) {
      // whoever reads from it notices
    }
  }

  @Override
  public void close() {
    next.cancel(false);
    end.cancel(false);
  }
}
