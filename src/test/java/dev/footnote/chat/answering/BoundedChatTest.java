package dev.footnote.chat.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.AnswerStatus;
import dev.footnote.chat.Authorship;
import dev.footnote.chat.Chat;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;
import dev.footnote.chat.Reply;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.ErrorCode;
import dev.footnote.search.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedChatTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Answer ANSWER =
      new Answer(
          new ConversationId(new UUID(1, 1)),
          new MessageId(new UUID(1, 2)),
          new Reply("yes", AnswerStatus.GROUNDED, List.of(), Authorship.NONE, Set.of()));

  private final CountDownLatch mayAnswer = new CountDownLatch(1);

  @Test
  void an_answer_in_time_is_passed_on() {
    assertThat(bounded((_, _) -> ANSWER, LONG).ask(by(1), _ -> {})).isEqualTo(ANSWER);
  }

  @Test
  void a_fault_is_passed_on_as_it_is() {
    var fault = AppException.of(ChatError.CONVERSATION_NOT_FOUND, "gone");
    var chat =
        bounded(
            (_, _) -> {
              throw fault;
            },
            LONG);
    assertThatThrownBy(() -> chat.ask(by(1), _ -> {})).isSameAs(fault);
  }

  @Test
  void after_the_deadline_the_work_is_stopped_and_says_nothing_more() {
    var stopped = new AtomicBoolean();
    var events = new CopyOnWriteArrayList<AnswerEvent>();
    var chat =
        bounded(
            (_, listener) -> {
              try {
                mayAnswer.await();
              } catch (InterruptedException _) {
                stopped.set(true);
              }
              listener.accept(new AnswerEvent.Delta("late"));
              return ANSWER;
            },
            Duration.ofMillis(50));
    assertThat(code(() -> chat.ask(by(1), events::add))).isEqualTo(ChatError.ANSWER_TIMEOUT);
    await().untilTrue(stopped);
    assertThat(events).isEmpty();
  }

  @Test
  void an_account_has_so_many_places_and_no_more() {
    var chat = bounded(this::whenAllowed, LONG);
    inBackground(chat, by(1), by(1));
    assertThat(code(() -> chat.ask(by(1), _ -> {}))).isEqualTo(ChatError.TOO_MANY_QUESTIONS);
    mayAnswer.countDown();
  }

  @Test
  void all_accounts_together_have_so_many_places_and_no_more() {
    var chat = bounded(this::whenAllowed, LONG);
    inBackground(chat, by(1), by(2), by(3));
    assertThat(code(() -> chat.ask(by(4), _ -> {}))).isEqualTo(ChatError.CHAT_BUSY);
    mayAnswer.countDown();
    await().untilAsserted(() -> assertThat(chat.ask(by(4), _ -> {})).isEqualTo(ANSWER));
  }

  @Test
  void whoever_stops_waiting_stops_the_work() throws InterruptedException {
    var stopped = new CountDownLatch(1);
    var chat = bounded(onInterrupt(stopped::countDown), LONG);
    var asker = Thread.ofVirtual().start(() -> code(() -> chat.ask(by(1), _ -> {})));
    await().until(() -> asker.getState() == Thread.State.TIMED_WAITING);
    asker.interrupt();
    stopped.await();
    asker.join();
  }

  @Test
  void at_a_stop_answers_are_let_finish() throws InterruptedException {
    var running = new Running();
    var chat = bounded(this::whenAllowed, running, LONG);
    inBackground(chat, by(1), by(2));
    var stopped = new CountDownLatch(1);
    new AnswersAtStop(running, LONG).stop(stopped::countDown);
    assertThat(stopped.await(50, TimeUnit.MILLISECONDS)).isFalse();
    mayAnswer.countDown();
    stopped.await();
  }

  @Test
  void at_a_stop_what_takes_too_long_is_ended_once_and_may_store_what_it_has() {
    var stored = new AtomicInteger();
    var running = new Running();
    var chat =
        bounded(onInterrupt(() -> stored.addAndGet(Thread.interrupted() ? 100 : 1)), running, LONG);
    inBackground(chat, by(1), by(2));
    var stopped = new CountDownLatch(1);
    new AnswersAtStop(running, Duration.ZERO).stop(stopped::countDown);
    await().until(() -> stopped.getCount() == 0);
    assertThat(stored).hasValue(2);
  }

  @Test
  void a_stop_waits_for_what_is_being_stored() throws InterruptedException {
    var running = new Running();
    var storing = new CountDownLatch(1);
    var chat =
        bounded(
            onInterrupt(
                () -> {
                  storing.countDown();
                  whenAllowed(by(1), "");
                }),
            running,
            LONG);
    inBackground(chat, by(1));
    var stopped = new CountDownLatch(1);
    new AnswersAtStop(running, Duration.ZERO).stop(stopped::countDown);
    storing.await();
    assertThat(running.interruptAll()).isEqualTo(1);
    assertThat(stopped.getCount()).isEqualTo(1);
    mayAnswer.countDown();
    stopped.await();
  }

  private Answer whenAllowed(Question question, Object listener) {
    try {
      mayAnswer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ANSWER;
  }

  private Chat onInterrupt(Runnable work) {
    return (_, _) -> {
      try {
        mayAnswer.await();
      } catch (InterruptedException _) {
        work.run();
      }
      return ANSWER;
    };
  }

  private static void inBackground(BoundedChat chat, Question... questions) {
    for (var question : questions) {
      var thread = Thread.ofVirtual().start(() -> chat.ask(question, _ -> {}));
      await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }
  }

  private static BoundedChat bounded(Chat chat, Duration deadline) {
    return bounded(chat, new Running(), deadline);
  }

  private static BoundedChat bounded(Chat chat, Running running, Duration deadline) {
    var limits = new LimitsProperties(2, 3, deadline, Duration.ofSeconds(10));
    return new BoundedChat(chat, running, limits, Thread.ofVirtual().factory());
  }

  private static ErrorCode code(Runnable asking) {
    try {
      asking.run();
      throw new AssertionError("no fault");
    } catch (AppException e) {
      return e.code();
    }
  }

  private static Question by(long account) {
    var owner = new UserId(new UUID(0, account));
    return new Question("why?", Scope.everythingOf(owner), 5, Optional.empty());
  }
}
