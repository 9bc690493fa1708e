package dev.footnote.chat.web;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;
import dev.footnote.chat.stream.LiveAnswer;
import dev.footnote.chat.stream.LiveAnswers;
import dev.footnote.chat.stream.Position;
import dev.footnote.chat.stream.Readers;
import dev.footnote.chat.stream.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.slf4j.MDC;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Opens streams, each with a thread that reads the answer at the pace of its client. */
class AnswerStreams {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final LiveAnswers answers;
  private final Readers readers;
  private final ThreadFactory threads;

  AnswerStreams(LiveAnswers answers, Readers readers, ThreadFactory threads) {
    this.answers = answers;
    this.readers = readers;
    this.threads = threads;
  }

  /** A stream that has begun; what fails before its first event is thrown. */
  SseEmitter open(Question question) {
    return reading(
        question.scope().owner(),
        place -> {
          var answer = answers.begin(question);
          if (first(answer) instanceof Step.Failed(var fault)) {
            throw fault;
          }
          return written(place, answer, Optional.empty(), Position.START);
        });
  }

  /** The rest of a stream whose reader has come back. */
  SseEmitter resume(UserId reader, StreamId from) {
    return reading(
        reader,
        place -> {
          var answer = answers.find(reader, from.conversation(), from.answer());
          return written(place, answer, Optional.of(from), from.position());
        });
  }

  /** The whole of an answer for one more reader. */
  SseEmitter follow(UserId reader, ConversationId conversation, MessageId id) {
    return resume(reader, new StreamId(conversation, id, Position.START));
  }

  /** The place is the stream's from when it has begun, and given back here if it does not. */
  private SseEmitter reading(UserId reader, Function<Readers.Place, SseEmitter> stream) {
    var place = readers.take(reader);
    try {
      return stream.apply(place);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
  }

  private static Step first(LiveAnswer answer) {
    try {
      return answer.next(Position.START, LONGEST).orElseThrow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private SseEmitter written(
      Readers.Place place, LiveAnswer answer, Optional<StreamId> id, Position from) {
    var emitter = new SseEmitter(LONGEST.toMillis());
    var stream = new AnswerStream(emitter, id, MDC.get("request_id"));
    emitter.onError(_ -> stream.gone());
    emitter.onTimeout(stream::gone);
    threads.newThread(() -> write(stream, answer, from, place)).start();
    return emitter;
  }

  private static void write(
      AnswerStream stream, LiveAnswer answer, Position from, Readers.Place place) {
    try (place) {
      stream.write(answer, from);
    }
  }
}
