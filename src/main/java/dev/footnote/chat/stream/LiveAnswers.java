package dev.footnote.chat.stream;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.Chat;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.Conversations;
import dev.footnote.chat.Message;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;
import dev.footnote.kernel.AppException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has answers written whether anybody reads them or not, and finds them for who reads later. */
public final class LiveAnswers {

  private static final Logger log = LoggerFactory.getLogger(LiveAnswers.class);

  private final Chat chat;
  private final Conversations conversations;
  private final ThreadFactory threads;
  private final AnswerRelay relay;
  private final RemoteAnswers remote;
  private final Map<MessageId, Owned> byId = new ConcurrentHashMap<>();

  LiveAnswers(
      Chat chat,
      Conversations conversations,
      ThreadFactory threads,
      AnswerRelay relay,
      RemoteAnswers remote) {
    this.chat = chat;
    this.conversations = conversations;
    this.threads = threads;
    this.relay = relay;
    this.remote = remote;
  }

  /** Begins to answer; the reply grows in what is given back. */
  public LiveAnswer begin(Question question) {
    var live = new LiveAnswer();
    threads.newThread(() -> write(question, live)).start();
    return live;
  }

  /**
   * The answer, be it written still, here or by another instance, or stored; {@link
   * ChatError#ANSWER_NOT_FOUND} if the owner has none of that id there.
   */
  public LiveAnswer find(UserId owner, ConversationId conversation, MessageId answer) {
    return running(owner, conversation, answer)
        .or(() -> remote.follow(owner, conversation, answer))
        .orElseGet(
            () -> replayed(conversation, conversations.message(owner, conversation, answer)));
  }

  /** Stops its writing; one that is stored already stays as it is. */
  public void stop(UserId owner, ConversationId conversation, MessageId answer) {
    boolean here = running(owner, conversation, answer).isPresent();
    if (here ? !chat.stop(owner, answer) : !relay.askToStop(owner, conversation, answer)) {
      conversations.message(owner, conversation, answer);
    }
  }

  private Optional<LiveAnswer> running(
      UserId owner, ConversationId conversation, MessageId answer) {
    return Optional.ofNullable(byId.get(answer))
        .filter(of -> of.owner().equals(owner) && of.conversation().equals(conversation))
        .map(Owned::answer);
  }

  private void write(Question question, LiveAnswer live) {
    var listening = new Listening(question.scope().owner(), live);
    try {
      var answer = chat.ask(question, listening);
      listening.known().ifPresent(relay::done);
      live.done(answer);
    } catch (AppException e) {
      failed(live, listening, e);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("answer failed");
      failed(live, listening, unexpected(e));
    } finally {
      listening.known().ifPresent(byId::remove);
    }
  }

  private void failed(LiveAnswer live, Listening listening, AppException fault) {
    listening.known().ifPresent(id -> relay.failed(id, fault));
    live.failed(fault);
  }

  private static AppException unexpected(RuntimeException cause) {
    return AppException.causedBy(
        cause, ChatError.ANSWER_FAILED, "The answer failed for a reason of the service's own.");
  }

  private static LiveAnswer replayed(ConversationId conversation, Message message) {
    if (!(message instanceof Message.Answered(var id, var reply, var _))) {
      throw AppException.of(ChatError.ANSWER_NOT_FOUND, "That message is a question.");
    }
    var replayed = new LiveAnswer();
    reply.citations().forEach(citation -> replayed.accept(new AnswerEvent.Cited(citation)));
    replayed.accept(new AnswerEvent.Delta(reply.text()));
    replayed.done(new Answer(conversation, id, reply));
    return replayed;
  }

  private record Owned(UserId owner, ConversationId conversation, LiveAnswer answer) {}

  /** Passes events on, and makes the answer known under its id as soon as it has one. */
  private final class Listening implements Consumer<AnswerEvent> {

    private final UserId owner;
    private final LiveAnswer live;
    private Optional<MessageId> known = Optional.empty();

    Listening(UserId owner, LiveAnswer live) {
      this.owner = owner;
      this.live = live;
    }

    Optional<MessageId> known() {
      return known;
    }

    @Override
    public void accept(AnswerEvent event) {
      if (event instanceof AnswerEvent.Retrieved(var conversation, var answer, var _)) {
        known = Optional.of(answer);
        byId.put(answer, new Owned(owner, conversation, live));
        relay.begin(owner, conversation, answer, live);
      }
      live.accept(event);
    }
  }
}
