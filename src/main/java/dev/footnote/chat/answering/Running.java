package dev.footnote.chat.answering;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.MessageId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The answers that are being written, by their ids. */
final class Running {

  private final Map<MessageId, Work> byAnswer = new ConcurrentHashMap<>();
  private final Set<Work> underWay = new HashSet<>();

  /** False if there is no such work of that owner. */
  boolean interrupt(UserId owner, MessageId answer) {
    var work = Optional.ofNullable(byAnswer.get(answer)).filter(of -> of.owner.equals(owner));
    work.ifPresent(Work::interrupt);
    return work.isPresent();
  }

  /** Waits until none is being written; false if that takes longer. */
  synchronized boolean awaitNone(Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    for (long left = most.toNanos(); !underWay.isEmpty() && left > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = until - System.nanoTime();
    }
    return underWay.isEmpty();
  }

  /** Ends the writing of all of them, and gives their number. */
  synchronized int interruptAll() {
    underWay.forEach(Work::interrupt);
    return underWay.size();
  }

  private synchronized void begun(Work work) {
    underWay.add(work);
  }

  private synchronized void ended(Work work) {
    underWay.remove(work);
    notifyAll();
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
    private boolean interrupted;
    private volatile boolean unheard;

    private Work(UserId owner, Consumer<AnswerEvent> events) {
      this.owner = owner;
      this.events = events;
    }

    /** Runs the task here; only meanwhile can it be interrupted by the answer's id. */
    void run(FutureTask<?> task) {
      writtenBy(Thread.currentThread());
      begun(this);
      try {
        task.run();
      } finally {
        writtenBy(null);
        Optional.ofNullable(answer).ifPresent(byAnswer::remove);
        ended(this);
      }
    }

    private synchronized void writtenBy(@Nullable Thread writer) {
      thread = writer;
    }

    /** Once only: a second time would disturb the storing of what was written by the first. */
    private synchronized void interrupt() {
      if (thread != null && !interrupted) {
        interrupted = true;
        thread.interrupt();
      }
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
