package dev.footnote.documents.adapter.filesystem;

import dev.footnote.documents.DocumentError;
import dev.footnote.kernel.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Faults of the volume as the service names them. */
final class FilesystemErrors {

  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private FilesystemErrors() {}

  static AppException full() {
    return AppException.of(
            DocumentError.STORAGE_FULL,
            "There is no room to store the file. Delete documents, or ask the operator for room.")
        .retryAfter(RETRY_AFTER);
  }

  /** What a failed write means, judged by the room that is left. */
  static AppException write(IOException fault, Path folder, long minFree) {
    if (usable(folder) < Math.max(minFree, 1)) {
      return full();
    }
    return AppException.causedBy(
            fault,
            DocumentError.STORAGE_UNAVAILABLE,
            "The file cannot be stored now. Try again later.")
        .retryAfter(RETRY_AFTER);
  }

  static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException _) {
      return Long.MAX_VALUE;
    }
  }
}
