package dev.footnote.documents.web;

import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.DocumentStatus;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.RequestError;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads single values of requests. */
final class RequestValues {

  private static final int MAX_FILENAME = 255;
  private static final int MAX_KEY = 255;

  private RequestValues() {}

  static Optional<CollectionId> collection(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CollectionId(UUID.fromString(value.strip())));
    } catch (IllegalArgumentException _) {
      throw invalid("collection_id must be the id of a collection.");
    }
  }

  static OptionalInt number(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(value.strip()));
    } catch (NumberFormatException _) {
      throw invalid(name + " must be a whole number.");
    }
  }

  static Optional<DocumentStatus> status(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(DocumentStatus.valueOf(value.strip().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException _) {
      throw AppException.of(
          RequestError.INVALID_REQUEST,
          "status must be queued, parsing, chunking, embedding, indexing, ready or failed.");
    }
  }

  static Optional<String> idempotencyKey(@Nullable String key) {
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank()
        || key.length() > MAX_KEY
        || !key.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      throw AppException.of(
          RequestError.INVALID_REQUEST,
          "Idempotency-Key must be 1 to " + MAX_KEY + " printable ASCII characters.");
    }
    return Optional.of(key);
  }

  /** The last part of a path, without characters that are not seen; never a name to store by. */
  static String filename(@Nullable String sent) {
    var name = sent == null ? "" : sent.substring(lastSeparator(sent) + 1);
    var clean =
        Normalizer.normalize(name, Normalizer.Form.NFC)
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
            .strip();
    if (clean.codePointCount(0, clean.length()) > MAX_FILENAME) {
      throw invalid("The file name is longer than " + MAX_FILENAME + " characters.");
    }
    return clean.isEmpty() || clean.chars().allMatch(c -> c == '.') ? "document" : clean;
  }

  private static int lastSeparator(String name) {
    return Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
  }

  static AppException invalid(String detail) {
    return AppException.of(DocumentError.INVALID_UPLOAD, detail);
  }
}
