package dev.footnote.documents.spi;

import dev.footnote.inference.FairShare;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Reads files of many formats. */
public interface DocumentParser {

  /**
   * The media type by content; refused if it is not readable here or if name or declared type say
   * something else.
   */
  String detect(Content content, String filename, Optional<String> declaredType) throws IOException;

  /**
   * The text of a file, cleaned of control characters; a file that cannot be read is an {@link
   * dev.footnote.kernel.AppException} whose kind is UNPROCESSABLE.
   *
   * @param share whose work this is
   */
  ParsedDocument parse(Content content, String mediaType, FairShare share) throws IOException;

  /** Media types that are parsed inside this process, so a crash may be their fault. */
  Set<String> parsedInProcess();

  /** ISO 639-1 code of the text's language, empty when unsure. */
  Optional<String> language(String text);
}
