package dev.footnote.kernel;

import org.jspecify.annotations.Nullable;

/** Which page is asked for: at most {@code limit} items (1 to 200) after {@code cursor}. */
public record PageRequest(int limit, @Nullable String cursor) {

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw AppException.of(
          RequestError.INVALID_REQUEST, "limit must lie between 1 and " + MAX_LIMIT + ".");
    }
  }
}
