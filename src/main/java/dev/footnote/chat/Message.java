package dev.footnote.chat;

import java.time.Instant;

/** A stored message: what was asked, or what was answered with its citations as they were then. */
public sealed interface Message {

  MessageId id();

  String text();

  Instant createdAt();

  /** What somebody asked. */
  record Asked(MessageId id, String text, Instant createdAt) implements Message {}

  /** What was answered. */
  record Answered(MessageId id, Reply reply, Instant createdAt) implements Message {

    @Override
    public String text() {
      return reply.text();
    }
  }
}
