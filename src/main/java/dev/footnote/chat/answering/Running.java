package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.MessageId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The answers that are being written, by their ids. */
final class Running {

  private final Map<MessageId, Work> byAnswer = new ConcurrentHashMap<>();

  /** False if there is no such work of that owner. */
  boolean interrupt(UserId owner, MessageId answer) {
    var work = Optional.ofNullable(byAnswer.get(answer)).filter(of -> of.owner.equals(owner));
    work.ifPresent(Work::interrupt);
    return work.isPresent();
  }

  Work of(UserId owner, Consumer<AnswerEvent> events) {
    return new Work(owner, events);
  }

  /** One answer: lets its events through until nobody waits, and knows what thread writes it. */
  final class Work implements Consumer<AnswerEvent> {

    private final UserId owner;
    private final Consumer<AnswerEvent> events;
    private @Nullable MessageId answer;
    private @Nullable Thread thread;
    private volatile boolean unheard;

    private Work(UserId owner, Consumer<AnswerEvent> events) {
      this.owner = owner;
      this.events = events;
    }

    /** Runs the task here; only meanwhile can it be interrupted by the answer's id. */
    void run(FutureTask<?> task) {
      begin(Thread.currentThread());
      try {
        task.run();
      } finally {
        begin(null);
        Optional.ofNullable(answer).ifPresent(byAnswer::remove);
      }
    }

    private synchronized void begin(@Nullable Thread writer) {
      thread = writer;
    }

    private synchronized void interrupt() {
      Optional.ofNullable(thread).ifPresent(Thread::interrupt);
    }

    /** Nobody waits any more; what is said from now on is lost. */
    void unheard() {
      unheard = true;
    }

    @Override
    public void accept(AnswerEvent event) {
      if (event instanceof AnswerEvent.Retrieved retrieved) {
        answer = retrieved.answer();
        byAnswer.put(retrieved.answer(), this);
      }
      if (!unheard) {
        events.accept(event);
      }
    }
  }
}
