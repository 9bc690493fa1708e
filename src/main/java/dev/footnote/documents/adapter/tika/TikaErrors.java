package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.DocumentError;
import dev.footnote.kernel.AppException;
import java.util.Locale;

/** Faults of files as the people who uploaded them should read them. */
final class TikaErrors {

  private TikaErrors() {}

  /** Why a worker could not read a file; the name travels between the processes. */
  enum Reason {
    ENCRYPTED,
    DAMAGED,
    ARCHIVE,
    TOO_LONG,
    OUT_OF_MEMORY
  }

  static AppException of(Reason reason, ParserLimits limits) {
    return switch (reason) {
      case ENCRYPTED -> encrypted();
      case DAMAGED ->
          AppException.of(
              DocumentError.DOCUMENT_DAMAGED,
              "The file is damaged or incomplete. Save it anew with its own program and upload"
                  + " that.");
      case ARCHIVE ->
          AppException.of(
              DocumentError.ARCHIVE_REFUSED,
              "The file unpacks to far more than it should: more than "
                  + limits.maxEntries()
                  + " parts, "
                  + (limits.maxInflated() >> 20)
                  + " MB, or "
                  + limits.maxRatio()
                  + " times its size.");
      case TOO_LONG ->
          AppException.of(
              DocumentError.TEXT_TOO_LONG,
              String.format(
                  Locale.ROOT,
                  "The text is longer than %,d characters. Split the document.",
                  limits.maxCharacters()));
      case OUT_OF_MEMORY -> outOfMemory();
    };
  }

  static AppException encrypted() {
    return AppException.of(
        DocumentError.DOCUMENT_ENCRYPTED,
        "The file is protected by a password. Upload a copy without one.");
  }

  static AppException outOfMemory() {
    return AppException.of(
        DocumentError.PARSING_OUT_OF_MEMORY,
        "Reading the file needs more memory than is allowed. Split it, or save it in another"
            + " format.");
  }

  static AppException timedOut(long seconds) {
    return AppException.of(
        DocumentError.PARSING_TIMED_OUT,
        "Reading the file took longer than "
            + seconds
            + " seconds. Split it, or save it in another format.");
  }

  static AppException notSupported(String mediaType) {
    return AppException.of(
        DocumentError.TYPE_NOT_SUPPORTED,
        "Files of type "
            + mediaType
            + " are not read here. Upload PDF, Word, PowerPoint, Excel, ODT, RTF, HTML, EPUB, mail,"
            + " Markdown, CSV or plain text.");
  }

  static AppException mismatch(String stated, String found) {
    return AppException.of(
        DocumentError.TYPE_MISMATCH,
        "The file says it is " + stated + " but its content is " + found + ". Correct its name.");
  }
}
