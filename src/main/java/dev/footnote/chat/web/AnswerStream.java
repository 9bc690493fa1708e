package dev.footnote.chat.web;

import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.stream.LiveAnswer;
import dev.footnote.chat.stream.Position;
import dev.footnote.chat.stream.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One answer on its way to one client. Each write waits for the socket, and what comes meanwhile
 * waits in the answer itself, so nothing piles up for a slow reader.
 */
final class AnswerStream {

  private static final Logger log = LoggerFactory.getLogger(AnswerStream.class);
  private static final Duration PING = Duration.ofSeconds(10);

  private final SseEmitter emitter;
  private final @Nullable String requestId;
  private Optional<StreamId> id;
  private volatile boolean gone;

  AnswerStream(SseEmitter emitter, Optional<StreamId> id, @Nullable String requestId) {
    this.emitter = emitter;
    this.id = id;
    this.requestId = requestId;
  }

  /** The client has gone; the answer is written all the same. */
  void gone() {
    gone = true;
  }

  /** Writes what follows the position, to the end of the answer or of the client's patience. */
  void write(LiveAnswer answer, Position from) {
    try {
      var position = Optional.of(from);
      while (position.isPresent() && !gone) {
        position = next(answer, position.get());
      }
      emitter.complete();
    } catch (IOException | IllegalStateException _) {
      log.atInfo().log("client left before its stream was complete");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where the reader is after the next step; empty after the last one. */
  private Optional<Position> next(LiveAnswer answer, Position position)
      throws IOException, InterruptedException {
    var step = answer.next(position, PING);
    if (step.isEmpty()) {
      emitter.send(SseEmitter.event().comment(""));
      return Optional.of(position);
    }
    return switch (step.get()) {
      case Step.Event(var event, var after) -> Optional.of(sent(event, after));
      case Step.Done(var done) -> last(StreamEvent.done(AnswerBody.of(done)), position);
      case Step.Failed(var fault) -> last(StreamEvent.error(fault, requestId), position);
    };
  }

  private Position sent(AnswerEvent event, Position after) throws IOException {
    if (event instanceof AnswerEvent.Retrieved(var conversation, var answer, var _)) {
      id = Optional.of(new StreamId(conversation, answer, after));
    }
    send(StreamEvent.of(event), after);
    return after;
  }

  private Optional<Position> last(StreamEvent event, Position position) throws IOException {
    send(event, position);
    return Optional.empty();
  }

  private void send(StreamEvent event, Position position) throws IOException {
    var message = SseEmitter.event();
    id.ifPresent(known -> message.id(known.at(position).toString()));
    emitter.send(message.name(event.name()).data(event.data(), MediaType.APPLICATION_JSON));
  }
}
