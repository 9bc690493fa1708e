package dev.footnote.chat.web;

import dev.footnote.chat.Chat;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.Question;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Opens streams, each with a thread that answers and one that sees whether the client is there. */
class AnswerStreams {

  private static final Logger log = LoggerFactory.getLogger(AnswerStreams.class);
  private static final Duration PING = Duration.ofSeconds(10);
  private static final long LONGEST_MILLIS = Duration.ofMinutes(10).toMillis();

  private final Chat chat;
  private final ThreadFactory threads;

  AnswerStreams(Chat chat, ThreadFactory threads) {
    this.chat = chat;
    this.threads = threads;
  }

  /** A stream that has begun; what fails before its first event is thrown. */
  SseEmitter open(Question question) {
    var emitter = new SseEmitter(LONGEST_MILLIS);
    var stream = new AnswerStream(emitter, MDC.get("request_id"));
    var context = MDC.getCopyOfContextMap();
    var worker = threads.newThread(() -> with(context, () -> answer(question, stream)));
    emitter.onError(_ -> giveUp(stream, worker));
    emitter.onTimeout(() -> giveUp(stream, worker));
    worker.start();
    threads.newThread(() -> watch(stream, worker)).start();
    return begun(stream);
  }

  private static SseEmitter begun(AnswerStream stream) {
    try {
      return stream.begun().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  private void answer(Question question, AnswerStream stream) {
    try {
      stream.done(AnswerBody.of(chat.ask(question, stream)));
    } catch (AnswerStream.ClientGone _) {
      log.atInfo().log("client left before its answer was complete");
    } catch (AppException e) {
      failed(stream, e, e);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("answer failed");
      failed(stream, e, unexpected(e));
    }
  }

  private static void failed(AnswerStream stream, RuntimeException cause, AppException fault) {
    try {
      stream.failed(cause, fault);
    } catch (AnswerStream.ClientGone _) {
      log.atInfo().log("client left before it could be told of a fault");
    }
  }

  private static AppException unexpected(RuntimeException cause) {
    return AppException.causedBy(
        cause, ChatError.ANSWER_FAILED, "The answer failed for a reason of the service's own.");
  }

  private static void watch(AnswerStream stream, Thread worker) {
    try {
      while (!worker.join(PING) && !stream.ended()) {
        stream.ping();
      }
    } catch (AnswerStream.ClientGone _) {
      worker.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void giveUp(AnswerStream stream, Thread worker) {
    stream.gone();
    worker.interrupt();
  }

  private static void with(@Nullable Map<String, String> context, Runnable work) {
    if (context != null) {
      MDC.setContextMap(context);
    }
    work.run();
  }
}
