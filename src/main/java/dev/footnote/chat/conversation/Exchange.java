package dev.footnote.chat.conversation;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.Question;

/**
 * A question and the answer that it will have, under the ids by which they will be stored.
 *
 * @param conversation the one it continues, or the id of the one that it begins
 */
public record Exchange(
    Question question, ConversationId conversation, MessageId asked, MessageId answered) {

  UserId owner() {
    return question.scope().owner();
  }

  boolean beginsConversation() {
    return question.conversation().isEmpty();
  }
}
