package dev.footnote.chat.stream;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ChatError;
import dev.footnote.chat.Conversation;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.Conversations;
import dev.footnote.chat.Message;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Reply;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers in memory, as they are found once they are complete. */
final class StoredMessages implements Conversations {

  private final Map<MessageId, Message> messages = new ConcurrentHashMap<>();

  void keep(MessageId id, Reply reply) {
    messages.put(id, new Message.Answered(id, reply, Instant.EPOCH));
  }

  @Override
  public Message message(UserId owner, ConversationId conversation, MessageId message) {
    return Optional.ofNullable(messages.get(message))
        .orElseThrow(() -> AppException.of(ChatError.ANSWER_NOT_FOUND, "No such answer."));
  }

  @Override
  public Page<Conversation> list(UserId owner, PageRequest page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Conversation get(UserId owner, ConversationId conversation) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Message> messages(UserId owner, ConversationId conversation, PageRequest page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Conversation rename(UserId owner, ConversationId conversation, String title) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(UserId owner, ConversationId conversation) {
    throw new UnsupportedOperationException();
  }
}
