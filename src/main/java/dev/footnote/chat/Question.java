package dev.footnote.chat;

import dev.footnote.search.Scope;
import java.util.Optional;

/**
 * What somebody asks, and of which documents.
 *
 * @param conversation the one it continues; empty to begin one
 * @param topK how many passages may be used, from 1
 */
public record Question(
    String text, Scope scope, int topK, Optional<ConversationId> conversation, Delivery delivery) {

  /** How the answer is wanted. */
  public enum Delivery {
    /** At once: whatever model breaks off is followed by the next one. */
    WHOLE,
    /** Piece by piece as it is written. */
    STREAMED
  }

  /** One whose answer is wanted at once. */
  public Question(String text, Scope scope, int topK, Optional<ConversationId> conversation) {
    this(text, scope, topK, conversation, Delivery.WHOLE);
  }
}
