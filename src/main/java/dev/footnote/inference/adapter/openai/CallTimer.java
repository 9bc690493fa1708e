package dev.footnote.inference.adapter.openai;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes the connection of one call when its first text, or all of it, comes too late. */
final class CallTimer implements AutoCloseable {

  private final Duration firstText;
  private final Future<?> beginning;
  private final Future<?> end;
  private volatile boolean begun;
  private volatile boolean late;
  private volatile Closeable connection = () -> {};

  CallTimer(ScheduledExecutorService clock, Duration firstText, Duration all) {
    this.firstText = firstText.compareTo(all) < 0 ? firstText : all;
    this.beginning =
        clock.schedule(this::checkBeginning, nanos(this.firstText), TimeUnit.NANOSECONDS);
    this.end = clock.schedule(this::giveUp, nanos(all), TimeUnit.NANOSECONDS);
  }

  private static long nanos(Duration duration) {
    return TimeUnit.NANOSECONDS.convert(duration);
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

  void begun() {
    begun = true;
  }

  boolean isLate() {
    return late;
  }

  private void checkBeginning() {
    if (!begun) {
      giveUp();
    }
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
    beginning.cancel(false);
    end.cancel(false);
  }
}
