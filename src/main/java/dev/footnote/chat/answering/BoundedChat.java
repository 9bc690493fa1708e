package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Chat;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.Question;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Keeps questions within number and time; whoever stops waiting stops the work. */
final class BoundedChat implements Chat {

  private final Chat chat;
  private final Places places;
  private final Duration deadline;
  private final ThreadFactory threads;

  BoundedChat(Chat chat, LimitsProperties limits, ThreadFactory threads) {
    this.chat = chat;
    this.places = new Places(limits.maxPerAccount(), limits.maxTotal());
    this.deadline = limits.deadline();
    this.threads = threads;
  }

  @Override
  public Answer ask(Question question, Consumer<AnswerEvent> events) {
    var owner = question.scope().owner();
    places.take(owner);
    var gate = new Gate(events);
    var task = new FutureTask<>(() -> chat.ask(question, gate));
    threads.newThread(() -> run(task, owner)).start();
    return await(task, gate);
  }

  /** Gives the place back when the work has really ended, not when nobody waits for it any more. */
  private void run(FutureTask<Answer> task, UserId owner) {
    try {
      task.run();
    } finally {
      places.giveBack(owner);
    }
  }

  private Answer await(FutureTask<Answer> task, Gate gate) {
    try {
      return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      stop(task, gate);
      throw AppException.causedBy(
              e, ChatError.ANSWER_TIMEOUT, "The answer took too long. Ask again in a moment.")
          .retryAfter(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      stop(task, gate);
      Thread.currentThread().interrupt();
      throw abandoned(e);
    } catch (CancellationException e) {
      throw abandoned(e);
    } catch (ExecutionException e) {
      throw fault(e);
    }
  }

  private static void stop(FutureTask<Answer> task, Gate gate) {
    gate.close();
    task.cancel(true);
  }

  private static AppException abandoned(Throwable cause) {
    return AppException.causedBy(cause, ChatError.ANSWER_ABANDONED, "The question was given up.");
  }

  private static RuntimeException fault(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException fault
        ? fault
        : new IllegalStateException(failed.getCause());
  }

  /** Lets events through until it is closed. */
  private static final class Gate implements Consumer<AnswerEvent> {

    private final Consumer<AnswerEvent> events;
    private volatile boolean closed;

    Gate(Consumer<AnswerEvent> events) {
      this.events = events;
    }

    void close() {
      closed = true;
    }

    @Override
    public void accept(AnswerEvent event) {
      if (closed) {
        throw new CancellationException("nobody listens any more");
      }
      events.accept(event);
    }
  }
}
