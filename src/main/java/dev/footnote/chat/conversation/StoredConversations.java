package dev.footnote.chat.conversation;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Answer;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.Conversation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.Conversations;
import dev.footnote.chat.Message;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;
import dev.footnote.chat.Reply;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.kernel.RequestError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/** Conversations in PostgreSQL. */
public class StoredConversations implements Conversations {

  private static final int MAX_HISTORY = 20;
  private static final int MAX_TITLE = 80;

  private final ConversationStore conversations;
  private final MessageStore messages;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Ids ids;

  StoredConversations(
      ConversationStore conversations,
      MessageStore messages,
      TransactionOperations transactions,
      Clock clock,
      Ids ids) {
    this.conversations = conversations;
    this.messages = messages;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /** The last messages before the question, oldest first; none if it begins a conversation. */
  public List<Message> history(Question question) {
    UserId owner = question.scope().owner();
    return question
        .conversation()
        .map(id -> messages.latest(owner, get(owner, id).id(), MAX_HISTORY))
        .orElse(List.of())
        .stream()
        .map(MessageRow::message)
        .toList();
  }

  /** Stores question and reply, both or none, in their conversation or in a new one. */
  public Answer append(Question question, Reply reply) {
    UserId owner = question.scope().owner();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var asked = new Message.Asked(new MessageId(ids.next()), question.text(), now);
    var answered = new Message.Answered(new MessageId(ids.next()), reply, now);
    ConversationId conversation =
        transactions.execute(_ -> store(owner, question, List.of(asked, answered), now));
    return new Answer(conversation, answered.id(), reply);
  }

  private ConversationId store(
      UserId owner, Question question, List<Message> exchange, Instant now) {
    ConversationId conversation =
        question
            .conversation()
            .map(id -> continued(owner, id, now))
            .orElseGet(() -> begun(owner, question.text(), now));
    exchange.forEach(message -> messages.append(owner, conversation, message));
    return conversation;
  }

  private ConversationId continued(UserId owner, ConversationId conversation, Instant now) {
    if (!conversations.touch(owner, conversation, now)) {
      throw unknown();
    }
    return conversation;
  }

  private ConversationId begun(UserId owner, String question, Instant now) {
    var id = new ConversationId(ids.next());
    conversations.insert(owner, new Conversation(id, title(question), now, now));
    return id;
  }

  @Override
  public Page<Conversation> list(UserId owner, PageRequest page) {
    var found = conversations.list(owner, ConversationCursor.of(page), page.limit() + 1);
    if (found.size() <= page.limit()) {
      return new Page<>(found, null);
    }
    var items = found.subList(0, page.limit());
    return new Page<>(items, ConversationCursor.after(items.getLast()));
  }

  @Override
  public Conversation get(UserId owner, ConversationId conversation) {
    return conversations.find(owner, conversation).orElseThrow(StoredConversations::unknown);
  }

  @Override
  public Page<Message> messages(UserId owner, ConversationId conversation, PageRequest page) {
    var found = messages.after(owner, conversation, position(page), page.limit() + 1);
    if (found.size() <= page.limit()) {
      return new Page<>(found, null).map(MessageRow::message);
    }
    var items = found.subList(0, page.limit());
    return new Page<>(items, Integer.toString(items.getLast().position())).map(MessageRow::message);
  }

  @Override
  public void delete(UserId owner, ConversationId conversation) {
    if (!conversations.delete(owner, conversation)) {
      throw unknown();
    }
  }

  private static int position(PageRequest page) {
    try {
      return page.cursor() == null ? -1 : Integer.parseInt(page.cursor());
    } catch (NumberFormatException e) {
      throw AppException.causedBy(
          e, RequestError.INVALID_REQUEST, "cursor must be the next_cursor of the page before.");
    }
  }

  private static String title(String question) {
    String line = question.strip().replaceAll("\\s+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= MAX_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE - 1)) + "\u2026";
  }

  private static AppException unknown() {
    return AppException.of(
        ChatError.CONVERSATION_NOT_FOUND,
        "There is no such conversation. GET /api/v1/conversations lists yours.");
  }
}
