package dev.footnote.chat.web;

import dev.footnote.chat.AnswerEvent;
import dev.footnote.kernel.AppException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One answer on its way to one client. Each write waits for the socket, so nothing piles up for a
 * slow reader; after the end nothing is written.
 */
final class AnswerStream implements Consumer<AnswerEvent> {

  private final SseEmitter emitter;
  private final @Nullable String requestId;
  private final CompletableFuture<SseEmitter> begun = new CompletableFuture<>();
  private final ReentrantLock writing = new ReentrantLock();
  private int sequence;
  private volatile boolean ended;

  AnswerStream(SseEmitter emitter, @Nullable String requestId) {
    this.emitter = emitter;
    this.requestId = requestId;
  }

  /** Completes with the first event, or with the fault that came before it. */
  CompletableFuture<SseEmitter> begun() {
    return begun;
  }

  boolean ended() {
    return ended;
  }

  @Override
  public void accept(AnswerEvent event) {
    write(StreamEvent.of(event));
    begun.complete(emitter);
  }

  void done(AnswerBody answer) {
    write(StreamEvent.done(answer));
    end();
  }

  /** Before the first event a fault is an ordinary error reply; later it is the last event. */
  void failed(RuntimeException cause, AppException fault) {
    if (ended || begun.completeExceptionally(cause)) {
      ended = true;
      return;
    }
    try {
      write(StreamEvent.error(fault, requestId));
    } finally {
      end();
    }
  }

  /** Tells the client, and learns, that the connection lives. */
  void ping() {
    locked(() -> emitter.send(SseEmitter.event().comment("")));
  }

  /** The client has gone. */
  void gone() {
    ended = true;
  }

  private void write(StreamEvent event) {
    locked(
        () ->
            emitter.send(
                SseEmitter.event()
                    .id(Integer.toString(++sequence))
                    .name(event.name())
                    .data(event.data(), MediaType.APPLICATION_JSON)));
  }

  private void end() {
    if (!ended) {
      ended = true;
      emitter.complete();
    }
  }

  private void locked(Write write) {
    writing.lock();
    try {
      if (ended) {
        throw new ClientGone(null);
      }
      write.run();
    } catch (IOException | IllegalStateException e) {
      ended = true;
      throw new ClientGone(e);
    } finally {
      writing.unlock();
    }
  }

  private interface Write {
    void run() throws IOException;
  }

  /** Nobody reads any more. */
  static final class ClientGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientGone(@Nullable Throwable cause) {
      super("the client has gone", cause);
    }
  }
}
