package dev.footnote.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A Java program in a process of its own, with what it has printed so far. */
public final class JavaProcess {

  private final Process process;
  private final Duration patience;
  private final Queue<String> output = new ConcurrentLinkedQueue<>();
  private final CountDownLatch announced = new CountDownLatch(1);
  private final CountDownLatch outputEnded = new CountDownLatch(1);
  private volatile boolean ready;

  private JavaProcess(Process process, Duration patience) {
    this.process = process;
    this.patience = patience;
  }

  /** The Java of these tests with such arguments; what it complains of is part of its output. */
  public static ProcessBuilder command(List<String> arguments) {
    return command(Path.of(System.getProperty("java.home")), arguments);
  }

  /** Another Java, by its home, with such arguments. */
  public static ProcessBuilder command(Path java, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /**
   * Starts it.
   *
   * @param patience how long anything about it is waited for
   * @param saysReady whether it says in that line of its output that it is ready
   */
  public static JavaProcess start(
      ProcessBuilder command, Duration patience, Predicate<String> saysReady) {
    try {
      var started = new JavaProcess(command.start(), patience);
      Thread.ofVirtual().start(() -> started.readOutput(saysReady));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readOutput(Predicate<String> saysReady) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        output.add(line);
        if (saysReady.test(line)) {
          ready = true;
          announced.countDown();
        }
      }
    } catch (IOException _) {
      // The process has ended, and its output with it.
    } finally {
      outputEnded.countDown();
      announced.countDown();
    }
  }

  /** Waits until it says that it is ready. */
  public void awaitReady() {
    await(announced);
    if (!ready || !process.isAlive()) {
      throw new AssertionError("the process ended:\n" + output());
    }
  }

  /** Waits until it has ended by itself and gives its exit code. */
  public int awaitEnd() {
    await(outputEnded);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void await(CountDownLatch latch) {
    try {
      if (!latch.await(patience.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("not within " + patience + ":\n" + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public String output() {
    return String.join("\n", output);
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * As Ctrl-C or a container's stop does; gives the exit code. What it says meanwhile is read to
   * the end: {@link Process#destroy} would close the pipe, and end by it what it starts last.
   */
  public int terminate() {
    process.toHandle().destroy();
    return awaitEnd();
  }

  /** As kill -9 does: no shutdown hook runs. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Lets it end with the process of the tests at the latest. */
  void endWithTests() {
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }
}
