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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.transaction.support.TransactionOperations;

/** Conversations in PostgreSQL. */
public class StoredConversations implements Conversations {

  private static final int MAX_HISTORY = 20;
  private static final int MAX_TITLE = 80;
  private static final int MAX_GIVEN_TITLE = 200;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\u202A-\u202E\u2066-\u2069]+");

  private final ConversationStore conversations;
  private final MessageStore messages;
  private final UsageStore usage;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final Ids ids;

  StoredConversations(
      ConversationStore conversations,
      MessageStore messages,
      UsageStore usage,
      TransactionOperations transactions,
      Clock clock,
      Ids ids) {
    this.conversations = conversations;
    this.messages = messages;
    this.usage = usage;
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

  /** Gives the question and its answer their ids; nothing is stored yet. */
  public Exchange begin(Question question) {
    var conversation = question.conversation().orElseGet(() -> new ConversationId(ids.next()));
    return new Exchange(
        question, conversation, new MessageId(ids.next()), new MessageId(ids.next()));
  }

  /** Stores question and reply, both or none, in their conversation or in a new one. */
  public Answer append(Exchange exchange, Reply reply) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    transactions.executeWithoutResult(_ -> store(exchange, reply, now));
    return new Answer(exchange.conversation(), exchange.answered(), reply);
  }

  /** What the account's answers have taken today. */
  public DailyUsage usedToday(UserId owner) {
    return usage.of(owner, day(clock.instant()));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private void store(Exchange exchange, Reply reply, Instant now) {
    var owner = exchange.owner();
    var question = exchange.question().text();
    var conversation = exchange.conversation();
    if (exchange.beginsConversation()) {
      conversations.insert(owner, new Conversation(conversation, title(question), now, now));
    } else if (!conversations.touch(owner, conversation, now)) {
      throw unknown();
    }
    messages.append(owner, conversation, new Message.Asked(exchange.asked(), question, now));
    messages.append(owner, conversation, new Message.Answered(exchange.answered(), reply, now));
    usage.add(owner, day(now), reply.authorship().usage());
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
  public Message message(UserId owner, ConversationId conversation, MessageId message) {
    return messages
        .find(owner, get(owner, conversation).id(), message)
        .map(MessageRow::message)
        .orElseThrow(StoredConversations::unknownAnswer);
  }

  @Override
  public Conversation rename(UserId owner, ConversationId conversation, String title) {
    var line = line(title);
    int length = line.codePointCount(0, line.length());
    if (length < 1 || length > MAX_GIVEN_TITLE) {
      throw AppException.of(
          ChatError.INVALID_TITLE, "title must have 1 to " + MAX_GIVEN_TITLE + " characters.");
    }
    if (!conversations.rename(owner, conversation, line)) {
      throw unknown();
    }
    return get(owner, conversation);
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
    String line = line(question);
    int length = line.codePointCount(0, line.length());
    return length <= MAX_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE - 1)) + "\u2026";
  }

  /** The text on one line, without characters that show nothing or turn what follows. */
  private static String line(String text) {
    return UNSEEN.matcher(text).replaceAll(" ").strip().replaceAll("\\s+", " ");
  }

  private static AppException unknownAnswer() {
    return AppException.of(
        ChatError.ANSWER_NOT_FOUND,
        "There is no such answer in the conversation. If its stream broke, ask again.");
  }

  private static AppException unknown() {
    return AppException.of(
        ChatError.CONVERSATION_NOT_FOUND,
        "There is no such conversation. GET /api/v1/conversations lists yours.");
  }
}
