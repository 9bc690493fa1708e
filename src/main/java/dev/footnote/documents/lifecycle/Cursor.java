package dev.footnote.documents.lifecycle;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.kernel.RequestError;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and makes the cursors of keyset pages: the key of the last item. */
final class Cursor {

  private Cursor() {}

  static @Nullable UUID id(PageRequest page) {
    var cursor = page.cursor();
    if (cursor == null) {
      return null;
    }
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException _) {
      throw malformed();
    }
  }

  /** The number after which the page begins, -1 for the first page. */
  static int position(PageRequest page) {
    var cursor = page.cursor();
    if (cursor == null) {
      return -1;
    }
    try {
      return Integer.parseInt(cursor);
    } catch (NumberFormatException _) {
      throw malformed();
    }
  }

  private static AppException malformed() {
    return AppException.of(
        RequestError.INVALID_REQUEST, "cursor must be the next_cursor of the page before.");
  }

  /** The page of at most {@code limit} of the rows, of which one more was asked for. */
  static <T> Page<T> page(List<T> rows, int limit, Function<T, String> key) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    return new Page<>(rows.subList(0, limit), key.apply(rows.get(limit - 1)));
  }
}
