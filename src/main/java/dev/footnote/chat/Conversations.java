package dev.footnote.chat;

import dev.footnote.accounts.UserId;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;

/** What was asked and answered, owner by owner; a foreign conversation is an unknown one. */
public interface Conversations {

  /** The owner's conversations, the one answered last first. */
  Page<Conversation> list(UserId owner, PageRequest page);

  /** {@link ChatError#CONVERSATION_NOT_FOUND} if the owner has no such conversation. */
  Conversation get(UserId owner, ConversationId conversation);

  /** Its messages, oldest first, answers with their citations. */
  Page<Message> messages(UserId owner, ConversationId conversation, PageRequest page);

  /** That message of it; {@link ChatError#ANSWER_NOT_FOUND} if it has no such message. */
  Message message(UserId owner, ConversationId conversation, MessageId message);

  /** Gives it another title: 1 to 200 characters on one line. */
  Conversation rename(UserId owner, ConversationId conversation, String title);

  /** Deletes it with messages and citations. */
  void delete(UserId owner, ConversationId conversation);
}
