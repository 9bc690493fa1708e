package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.adapter.tika.TikaErrors.Reason;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Parsed;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Refused;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Reply;
import dev.footnote.documents.adapter.tika.WorkerProtocol.Request;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.tika.exception.EncryptedDocumentException;
import org.slf4j.LoggerFactory;

/**
 * A process that reads files, so that one that hangs, eats all memory or crashes takes nothing else
 * along. Ends as soon as its standard input does, which is when the service does.
 */
final class ParserWorker {

  private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  private ParserWorker() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    // Whatever a library prints must not get among the replies.
    var replies = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    silence();
    new ParserWorker()
        .serve(
            new DataInputStream(new FileInputStream(FileDescriptor.in)),
            new DataOutputStream(new BufferedOutputStream(replies, 1 << 16)));
  }

  private static void silence() {
    if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext logs) {
      logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(ch.qos.logback.classic.Level.OFF);
    }
  }

  private void serve(DataInputStream in, DataOutputStream out)
      throws IOException, InterruptedException {
    Thread.ofPlatform().daemon().name("requests").start(() -> listen(in));
    while (true) {
      WorkerProtocol.write(out, reply(requests.take()));
    }
  }

  /** Listens also while a file is read, so that the end of the service is the end of this. */
  private void listen(DataInputStream in) {
    try {
      while (true) {
        requests.add(WorkerProtocol.readRequest(in));
      }
    } catch (IOException _) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** Reads one file; only running out of memory ends this process. */
  static Reply reply(Request request) {
    try {
      if (request.format().kind() == Format.Kind.ARCHIVE
          && ArchiveCheck.exceeds(request.file(), request.limits())) {
        return new Refused(Reason.ARCHIVE);
      }
      return new Parsed(FileReader.read(request.file(), request.format(), request.limits()));
    } catch (OutOfMemoryError _) {
      return new Refused(Reason.OUT_OF_MEMORY);
    } catch (Exception | StackOverflowError | LinkageError fault) {
      return new Refused(reason(fault));
    }
  }

  private static Reason reason(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof EncryptedDocumentException
          || cause instanceof org.apache.poi.EncryptedDocumentException) {
        return Reason.ENCRYPTED;
      }
      if (cause instanceof TextWriter.TooLong) {
        return Reason.TOO_LONG;
      }
    }
    return Reason.DAMAGED;
  }
}
