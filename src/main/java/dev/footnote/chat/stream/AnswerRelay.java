package dev.footnote.chat.stream;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Chat;
import dev.footnote.chat.Citation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.stream.RunningAnswerStore.Key;
import dev.footnote.chat.stream.RunningAnswerStore.Piece;
import dev.footnote.kernel.AppException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Stores what this instance writes, a few times a second and all answers by one statement, so that
 * readers on other instances can follow; and stops what they want stopped. An answer does not wait
 * for it, and is not lost by its failing.
 */
class AnswerRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AnswerRelay.class);
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int SWEEP_EVERY = 240;

  private final RunningAnswerStore store;
  private final Chat chat;
  private final Clock clock;
  private final Duration every;
  private final Map<MessageId, Feed> feeds = new ConcurrentHashMap<>();
  private volatile boolean running;

  AnswerRelay(RunningAnswerStore store, Chat chat, Clock clock, Duration every) {
    this.store = store;
    this.chat = chat;
    this.clock = clock;
    this.every = every;
  }

  /** From now on what is written is stored. */
  void begin(UserId owner, ConversationId conversation, MessageId id, LiveAnswer answer) {
    attempt(
        () -> {
          store.begin(new Key(owner, conversation, id), clock.instant());
          feeds.put(id, new Feed(owner, id, answer));
        });
  }

  /** The answer is stored as a message. */
  void done(MessageId id) {
    if (feeds.remove(id) != null) {
      attempt(() -> store.remove(id));
    }
  }

  /** It failed, as readers elsewhere shall know. */
  synchronized void failed(MessageId id, AppException fault) {
    var feed = feeds.remove(id);
    if (feed != null) {
      attempt(() -> store.append(List.of(feed.next().piece()), clock.instant()));
      attempt(() -> store.fail(id, fault, clock.instant()));
    }
  }

  /** False if no other instance writes such an answer. */
  boolean askToStop(UserId owner, ConversationId conversation, MessageId id) {
    return store.requestStop(new Key(owner, conversation, id));
  }

  /** Stores what was written since the last time. */
  synchronized void relay() {
    var batch = feeds.values().stream().map(Feed::next).toList();
    if (!batch.isEmpty()) {
      var stops = store.append(batch.stream().map(Next::piece).toList(), clock.instant());
      batch.forEach(next -> next.feed().position = next.after());
      stops.forEach(this::stop);
    }
  }

  private void stop(MessageId id) {
    var feed = feeds.get(id);
    if (feed != null) {
      chat.stop(feed.owner, id);
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("running answers cannot be told to other instances now");
    }
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("answer-relay").start(this::keep);
  }

  private void keep() {
    try {
      for (long round = 1; running; round++) {
        attempt(this::relay);
        if (round % SWEEP_EVERY == 0) {
          attempt(() -> store.removeSilentSince(clock.instant().minus(KEPT)));
        }
        Thread.sleep(every);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  /** Stops after the requests and answers that are let finish: readers elsewhere follow them. */
  @Override
  public int getPhase() {
    return 1000;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** One answer and how much of it is stored. */
  private static final class Feed {

    private final UserId owner;
    private final MessageId id;
    private final LiveAnswer answer;
    private volatile Position position = Position.START;

    Feed(UserId owner, MessageId id, LiveAnswer answer) {
      this.owner = owner;
      this.id = id;
      this.answer = answer;
    }

    /** What is there behind the stored position, without waiting. */
    Next next() {
      var text = new StringBuilder();
      var citations = new ArrayList<Citation>();
      var at = position;
      while (now(at) instanceof Step.Event(var event, var after)) {
        switch (event) {
          case AnswerEvent.Retrieved _ -> {}
          case AnswerEvent.Delta(var piece) -> text.append(piece);
          case AnswerEvent.Cited(var citation) -> citations.add(citation);
        }
        at = after;
      }
      return new Next(this, new Piece(id, text.toString(), citations), at);
    }

    private @Nullable Step now(Position at) {
      try {
        return answer.next(at, Duration.ZERO).orElse(null);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  private record Next(Feed feed, Piece piece, Position after) {}
}
