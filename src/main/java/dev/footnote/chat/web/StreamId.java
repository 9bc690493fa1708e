package dev.footnote.chat.web;

import dev.footnote.chat.ChatError;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.stream.Position;
import dev.footnote.kernel.AppException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of an event: which answer it belongs to and how much of it a reader has that got it. A
 * reader that comes back with it goes on there.
 */
record StreamId(ConversationId conversation, MessageId answer, Position position) {

  private static final String UUID_FORM = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";
  private static final Pattern FORM =
      Pattern.compile(UUID_FORM + "/" + UUID_FORM + "/(\\d{1,9})/(\\d{1,6})");

  static StreamId read(String id) {
    var parts = FORM.matcher(id);
    if (!parts.matches()) {
      throw AppException.of(
          ChatError.INVALID_QUESTION, "Last-Event-ID must be the id of an event of this stream.");
    }
    return new StreamId(
        new ConversationId(UUID.fromString(parts.group(1))),
        new MessageId(UUID.fromString(parts.group(2))),
        new Position(true, Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4))));
  }

  StreamId at(Position other) {
    return new StreamId(conversation, answer, other);
  }

  @Override
  public String toString() {
    return conversation + "/" + answer + "/" + position.characters() + "/" + position.citations();
  }
}
