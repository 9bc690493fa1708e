package dev.footnote.chat.conversation;

import dev.footnote.chat.Conversation;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.PageRequest;
import dev.footnote.kernel.RequestError;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Where a page of conversations begins: behind the one that was answered then and has that id. */
record ConversationCursor(Instant updatedAt, UUID id) {

  private static final int BYTES = 3 * Long.BYTES;
  private static final ConversationCursor FIRST =
      new ConversationCursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

  static ConversationCursor of(PageRequest page) {
    return page.cursor() == null ? FIRST : read(page.cursor());
  }

  static String after(Conversation conversation) {
    var id = conversation.id().value();
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, conversation.updatedAt()))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static ConversationCursor read(String cursor) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
      if (bytes.remaining() == BYTES) {
        return new ConversationCursor(
            Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
            new UUID(bytes.getLong(), bytes.getLong()));
      }
    } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException _) {
      // said below
    }
    throw AppException.of(
        RequestError.INVALID_REQUEST, "cursor must be the next_cursor of the page before.");
  }
}
