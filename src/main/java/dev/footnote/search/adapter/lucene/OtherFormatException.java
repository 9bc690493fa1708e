package dev.footnote.search.adapter.lucene;

import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;

/** An index of an earlier release or of another embedding model: sound, but of no use any more. */
final class OtherFormatException extends CorruptIndexException {

  private static final long serialVersionUID = 1L;

  OtherFormatException(String message, Path folder) {
    super(message, folder.toString());
  }
}
