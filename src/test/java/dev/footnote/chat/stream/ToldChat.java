package dev.footnote.chat.stream;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEnding;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Authorship;
import dev.footnote.chat.Chat;
import dev.footnote.chat.Citation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;
import dev.footnote.chat.Reply;
import dev.footnote.kernel.AppException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Writes one answer as it is told to, until it may go on or is stopped. */
final class ToldChat implements Chat {

  private final ConversationId conversation;
  private final MessageId id;
  private final StoredMessages stored;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final StringBuilder text = new StringBuilder();
  private final List<Citation> citations = new ArrayList<>();
  private volatile Optional<AppException> fault = Optional.empty();
  private volatile Consumer<AnswerEvent> events = _ -> {};
  private volatile AnswerEnding ending = AnswerEnding.FINISHED;

  ToldChat(ConversationId conversation, MessageId id, StoredMessages stored) {
    this.conversation = conversation;
    this.id = id;
    this.stored = stored;
  }

  void say(AnswerEvent event) {
    switch (event) {
      case AnswerEvent.Delta(var piece) -> text.append(piece);
      case AnswerEvent.Cited(var citation) -> citations.add(citation);
      case AnswerEvent.Retrieved _ -> {}
    }
    events.accept(event);
  }

  void say(String piece) {
    say(new AnswerEvent.Delta(piece));
  }

  /** It ends with what was said so far. */
  void finish() {
    goOn.countDown();
  }

  void fail(AppException withFault) {
    fault = Optional.of(withFault);
    finish();
  }

  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  boolean wasStopped() {
    return stopped.getCount() == 0;
  }

  @Override
  public Answer ask(Question question, Consumer<AnswerEvent> listener) {
    events = listener;
    say(new AnswerEvent.Retrieved(conversation, id, List.of()));
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    fault.ifPresent(
        e -> {
          throw e;
        });
    var reply =
        new Reply(
            text.toString(), AnswerStatus.GROUNDED, citations, Authorship.NONE, Set.of(), ending);
    stored.keep(id, reply);
    return new Answer(conversation, id, reply);
  }

  @Override
  public boolean stop(UserId of, MessageId answer) {
    ending = AnswerEnding.STOPPED;
    stopped.countDown();
    finish();
    return true;
  }
}
