package dev.footnote.chat;

/** A verified reply and where it is stored. */
public record Answer(ConversationId conversation, MessageId message, Reply reply) {}
