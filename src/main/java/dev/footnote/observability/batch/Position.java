package dev.footnote.observability.batch;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.kernel.RequestError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A place in rows that are read newest first; a cursor is one as text. */
public record Position(Instant at, UUID id) {

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
  private static final Position START = new Position(END_OF_TIME, new UUID(0, 0));

  /** Where the page begins. */
  public static Position of(PageRequest page) {
    return page.cursor() == null ? START : parse(page.cursor());
  }

  /** The rows that fit, of one more than that. */
  public static <T> Page<T> page(List<T> rows, int limit, Function<T, Position> position) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    var items = rows.subList(0, limit);
    return new Page<>(items, position.apply(items.getLast()).toString());
  }

  private static Position parse(String cursor) {
    int separator = cursor.indexOf('_');
    try {
      return new Position(
          Instant.parse(cursor.substring(0, Math.max(0, separator))),
          UUID.fromString(cursor.substring(separator + 1)));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw AppException.of(
          RequestError.INVALID_REQUEST, "cursor is not one that this list has given.");
    }
  }

  @Override
  public String toString() {
    return at + "_" + id;
  }
}
