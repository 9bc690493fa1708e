package dev.footnote.chat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Stored messages. */
public final class TestMessages {

  private TestMessages() {}

  public static Message asked(String text) {
    return new Message.Asked(new MessageId(new UUID(0, 1)), text, Instant.EPOCH);
  }

  public static Message answered(String text) {
    var reply = new Reply(text, AnswerStatus.GROUNDED, List.of(), Authorship.NONE, Set.of());
    return new Message.Answered(new MessageId(new UUID(0, 2)), reply, Instant.EPOCH);
  }
}
