package dev.footnote.chat.stream;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.Citation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.Conversations;
import dev.footnote.chat.Message;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Reply;
import dev.footnote.chat.stream.RunningAnswerStore.Key;
import dev.footnote.chat.stream.RunningAnswerStore.Row;
import dev.footnote.kernel.AppException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/** Follows answers that other instances write; all readers here of one answer share one look. */
class RemoteAnswers {

  private final RunningAnswerStore store;
  private final Conversations conversations;
  private final StreamProperties properties;
  private final Clock clock;
  private final ThreadFactory threads;
  private final Map<Key, LiveAnswer> followed = new ConcurrentHashMap<>();

  RemoteAnswers(
      RunningAnswerStore store,
      Conversations conversations,
      StreamProperties properties,
      Clock clock,
      ThreadFactory threads) {
    this.store = store;
    this.conversations = conversations;
    this.properties = properties;
    this.clock = clock;
    this.threads = threads;
  }

  /** Empty if nobody writes such an answer now. */
  Optional<LiveAnswer> follow(UserId owner, ConversationId conversation, MessageId answer) {
    var key = new Key(owner, conversation, answer);
    return store.find(key).map(_ -> followed.computeIfAbsent(key, this::begin));
  }

  private LiveAnswer begin(Key key) {
    var live = new LiveAnswer();
    threads.newThread(() -> follow(key, new Following(live))).start();
    return live;
  }

  private void follow(Key key, Following following) {
    try {
      while (goesOn(key, following)) {
        Thread.sleep(properties.relayEvery());
      }
    } catch (AppException e) {
      following.live.failed(e);
    } catch (InterruptedException | RuntimeException e) {
      following.live.failed(
          AppException.causedBy(
              e,
              ChatError.ANSWER_FAILED,
              "The answer cannot be followed any more. Ask for it again."));
    } finally {
      followed.remove(key);
    }
  }

  private boolean goesOn(Key key, Following following) {
    var row = store.find(key);
    if (row.isEmpty()) {
      following.end(key.conversation(), stored(key));
      return false;
    }
    following.take(row.get().text(), row.get().citations());
    row.get().fault().ifPresent(following.live::failed);
    return row.get().fault().isEmpty() && !ended(key, row.get(), following);
  }

  /** Its instance is silent: it has died, unless it was the end that it could not tell. */
  private boolean ended(Key key, Row row, Following following) {
    if (clock.instant().isBefore(row.heartbeat().plus(properties.silentAfter()))) {
      return false;
    }
    try {
      following.end(key.conversation(), stored(key));
    } catch (AppException e) {
      throw AppException.causedBy(
          e,
          ChatError.ANSWER_ABANDONED,
          "The instance that wrote this answer has gone. Ask the question again.");
    }
    return true;
  }

  private Message.Answered stored(Key key) {
    var message = conversations.message(key.owner(), key.conversation(), key.answer());
    if (message instanceof Message.Answered answered) {
      return answered;
    }
    throw AppException.of(ChatError.ANSWER_NOT_FOUND, "That message is a question.");
  }

  /** An answer as far as it is known here. */
  private static final class Following {

    private final LiveAnswer live;
    private int characters;
    private int citations;

    Following(LiveAnswer live) {
      this.live = live;
    }

    /** Citations come before the text that has their markers. */
    void take(String text, List<Citation> cited) {
      cited.stream().skip(citations).map(AnswerEvent.Cited::new).forEach(live);
      citations = Math.max(citations, cited.size());
      if (text.length() > characters) {
        live.accept(new AnswerEvent.Delta(text.substring(characters)));
        characters = text.length();
      }
    }

    void end(ConversationId conversation, Message.Answered message) {
      Reply reply = message.reply();
      take(reply.text(), reply.citations());
      live.done(new Answer(conversation, message.id(), reply));
    }
  }
}
