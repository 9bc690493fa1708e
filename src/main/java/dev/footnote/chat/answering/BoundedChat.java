package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Chat;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.MessageId;
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

/**
 * Keeps questions within number and time. Whoever stops waiting stops the work; what is written by
 * then is stored.
 */
final class BoundedChat implements Chat {

  private final Chat chat;
  private final Places places;
  private final Running running;
  private final Duration deadline;
  private final ThreadFactory threads;

  BoundedChat(Chat chat, Running running, LimitsProperties limits, ThreadFactory threads) {
    this.chat = chat;
    this.running = running;
    this.places = new Places(limits.maxPerAccount(), limits.maxTotal());
    this.deadline = limits.deadline();
    this.threads = threads;
  }

  @Override
  public Answer ask(Question question, Consumer<AnswerEvent> events) {
    var owner = question.scope().owner();
    places.take(owner);
    var work = running.of(owner, events);
    var task = new FutureTask<>(() -> chat.ask(question, work));
    threads.newThread(() -> run(work, task, owner)).start();
    return await(work, task);
  }

  @Override
  public boolean stop(UserId owner, MessageId answer) {
    return running.interrupt(owner, answer);
  }

  /** Gives the place back when the work has really ended, not when nobody waits for it any more. */
  private void run(Running.Work work, FutureTask<Answer> task, UserId owner) {
    try {
      work.run(task);
    } finally {
      places.giveBack(owner);
    }
  }

  private Answer await(Running.Work work, FutureTask<Answer> task) {
    try {
      return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      giveUp(work, task);
      throw AppException.causedBy(
              e, ChatError.ANSWER_TIMEOUT, "The answer took too long. Ask again in a moment.")
          .retryAfter(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      giveUp(work, task);
      Thread.currentThread().interrupt();
      throw abandoned(e);
    } catch (CancellationException e) {
      throw abandoned(e);
    } catch (ExecutionException e) {
      throw fault(e);
    }
  }

  private static void giveUp(Running.Work work, FutureTask<Answer> task) {
    work.unheard();
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
}
