package dev.footnote.search.adapter.lucene;

import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.AlreadyClosedException;

/** Turns Lucene's exceptions into ours. */
final class LuceneErrors {

  private LuceneErrors() {}

  static AppException unavailable(Throwable cause) {
    return AppException.causedBy(
        cause,
        SearchError.INDEX_UNAVAILABLE,
        "The search index cannot be used now. Try again in a minute.");
  }

  /** What happened, without the exception that carried it through a lambda. */
  static Throwable unwrapped(Throwable fault) {
    return fault instanceof UncheckedIOException && fault.getCause() != null
        ? fault.getCause()
        : fault;
  }

  /** Whether the files themselves are damaged, missing or of another format. */
  static boolean isDamage(Throwable fault) {
    return switch (fault) {
      case CorruptIndexException _,
          IndexFormatTooOldException _,
          IndexFormatTooNewException _,
          IndexNotFoundException _,
          EOFException _,
          FileNotFoundException _,
          NoSuchFileException _ ->
          true;
      // what Java makes of reading behind the end of a mapped file that was cut
      case InternalError _ -> true;
      case AlreadyClosedException closed ->
          closed.getCause() != null && isDamage(closed.getCause());
      default -> false;
    };
  }
}
