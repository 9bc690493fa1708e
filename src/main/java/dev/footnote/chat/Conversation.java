package dev.footnote.chat;

import java.time.Instant;

/** Questions and answers in a row, titled by the first question. */
public record Conversation(ConversationId id, String title, Instant createdAt, Instant updatedAt) {}
