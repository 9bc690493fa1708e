package dev.footnote.chat.stream;

import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.AnswerEvent.Cited;
import dev.footnote.chat.AnswerEvent.Delta;
import dev.footnote.chat.AnswerEvent.Retrieved;
import dev.footnote.chat.Citation;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer as far as it is written. It holds its text once however many read it, and a reader
 * that falls behind gets the text it missed in one piece, so nothing piles up.
 */
public final class LiveAnswer implements Consumer<AnswerEvent> {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final StringBuilder text = new StringBuilder();
  private final List<Placed> citations = new ArrayList<>();
  private @Nullable Retrieved beginning;
  private @Nullable Step end;

  @Override
  public void accept(AnswerEvent event) {
    change(
        () -> {
          switch (event) {
            case Retrieved retrieved -> beginning = retrieved;
            case Delta(var piece) -> text.append(piece);
            case Cited(var citation) -> citations.add(new Placed(citation, text.length()));
          }
        });
  }

  /** It is stored. */
  public void done(Answer answer) {
    change(() -> end = new Step.Done(answer));
  }

  /** It failed. */
  public void failed(AppException fault) {
    change(() -> end = new Step.Failed(fault));
  }

  /**
   * What follows the position, in the order in which it was written however late it is read: a
   * citation comes between the text before its marker and the marker. Empty if nothing comes within
   * that time.
   */
  public Optional<Step> next(Position position, Duration wait) throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(wait);
    lock.lock();
    try {
      var step = after(position);
      while (step.isEmpty() && left > 0) {
        left = more.awaitNanos(left);
        step = after(position);
      }
      return step;
    } finally {
      lock.unlock();
    }
  }

  private Optional<Step> after(Position position) {
    if (beginning != null && !position.begun()) {
      return Optional.of(new Step.Event(beginning, position.afterBeginning()));
    }
    if (position.citations() < citations.size()) {
      var placed = citations.get(position.citations());
      return Optional.of(
          position.characters() < placed.at()
              ? piece(position, placed.at())
              : new Step.Event(new Cited(placed.citation()), position.afterCitation()));
    }
    if (position.characters() < text.length()) {
      return Optional.of(piece(position, text.length()));
    }
    return Optional.ofNullable(end);
  }

  private Step piece(Position position, int end) {
    var piece = text.substring(position.characters(), end);
    return new Step.Event(new Delta(piece), position.after(piece));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A citation and how much text stood before it. */
  private record Placed(Citation citation, int at) {}
}
