package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.adapter.tika.WorkerProtocol.Reply;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Request;
import dev.footnote.documents.spi.Content;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.util.FileSystemUtils;

/** A running worker process with a folder of its own. */
final class Worker implements AutoCloseable {

  /** What the process ends with under {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  private final Path folder;
  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream replies;

  private Worker(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.replies = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
  }

  /** Starts a process without this one's environment, which holds secrets. */
  static Worker start(TikaProperties properties, Path folder) throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder);
    var builder =
        new ProcessBuilder(WorkerCommand.of(properties, folder)).redirectError(Redirect.DISCARD);
    builder.environment().clear();
    return new Worker(folder, builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Has a file read. After an exception this worker is of no more use.
   *
   * @throws dev.footnote.kernel.AppException if the file takes too much time or memory
   */
  Reply read(Content content, Format format, ParserLimits limits, Duration timeout)
      throws IOException {
    var file = folder.resolve("file");
    try (var in = content.open()) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      return exchange(new Request(file, format, limits), timeout);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Reply exchange(Request request, Duration timeout) throws IOException {
    var done = new CountDownLatch(1);
    var late = new AtomicBoolean();
    Thread.ofVirtual().name("parser-watch").start(() -> watch(done, late, timeout));
    try {
      WorkerProtocol.write(requests, request);
      return WorkerProtocol.readReply(replies);
    } catch (IOException e) {
      if (late.get()) {
        throw TikaErrors.timedOut(timeout.toSeconds());
      }
      if (exitCode() == OUT_OF_MEMORY) {
        throw TikaErrors.outOfMemory();
      }
      throw e;
    } finally {
      done.countDown();
    }
  }

  private void watch(CountDownLatch done, AtomicBoolean late, Duration timeout) {
    try {
      if (!done.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        late.set(true);
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int exitCode() {
    try {
      return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      FileSystemUtils.deleteRecursively(folder);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // The folder is emptied before its next use.
    }
  }
}
