package dev.footnote.documents.adapter.tika;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats that are read here, with the names by which clients may call them. */
enum Format {
  PDF("application/pdf", Kind.BINARY, "pdf", "application/x-pdf"),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      Kind.ARCHIVE,
      "docx"),
  PPTX(
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      Kind.ARCHIVE,
      "pptx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind.ARCHIVE, "xlsx"),
  ODT("application/vnd.oasis.opendocument.text", Kind.ARCHIVE, "odt"),
  EPUB("application/epub+zip", Kind.ARCHIVE, "epub"),
  DOC("application/msword", Kind.BINARY, "doc"),
  PPT("application/vnd.ms-powerpoint", Kind.BINARY, "ppt"),
  XLS("application/vnd.ms-excel", Kind.BINARY, "xls", "application/x-msexcel"),
  MSG("application/vnd.ms-outlook", Kind.BINARY, "msg"),
  RTF("application/rtf", Kind.BINARY, "rtf", "text/rtf", "application/msword", "text/richtext"),
  HTML("text/html", Kind.MARKUP, "html htm xhtml", "application/xhtml+xml"),
  EML("message/rfc822", Kind.MARKUP, "eml mht mhtml"),
  XML("application/xml", Kind.MARKUP, "xml rss atom", "text/xml", "application/rss+xml"),
  MARKDOWN("text/markdown", Kind.TEXT, "md markdown mdown", "text/x-web-markdown"),
  CSV("text/csv", Kind.TEXT, "csv", "application/vnd.ms-excel", "application/csv"),
  TSV("text/tab-separated-values", Kind.TEXT, "tsv tab"),
  JSON("application/json", Kind.TEXT, "json jsonl ndjson", "text/json"),
  NOTEBOOK("application/x-ipynb+json", Kind.TEXT, "ipynb", "application/json"),
  PLAIN("text/plain", Kind.TEXT, "txt text log");

  /** How a format is told from others. */
  enum Kind {
    /** By signs at its beginning or inside. */
    BINARY,
    /** A ZIP archive with certain entries. */
    ARCHIVE,
    /** Text whose markup is parsed; by its beginning, and by name. */
    MARKUP,
    /** Text that is taken as it is; by name. */
    TEXT
  }

  private final String mediaType;
  private final Kind kind;
  private final Set<String> endings;
  private final Set<String> names;

  Format(String mediaType, Kind kind, String endings, String... otherNames) {
    this.mediaType = mediaType;
    this.kind = kind;
    this.endings = Set.of(endings.split(" "));
    this.names =
        Stream.concat(Stream.of(mediaType), Arrays.stream(otherNames)).collect(Collectors.toSet());
  }

  String mediaType() {
    return mediaType;
  }

  Kind kind() {
    return kind;
  }

  boolean isText() {
    return kind == Kind.TEXT || kind == Kind.MARKUP;
  }

  boolean isCalled(String declaredType) {
    return names.contains(declaredType);
  }

  static Optional<Format> ofEnding(String ending) {
    return only(format -> format.endings.contains(ending)).findFirst();
  }

  static Optional<Format> ofMediaType(String mediaType) {
    return only(format -> format.mediaType.equals(mediaType)).findFirst();
  }

  /** The format whose content Tika calls so. */
  static Optional<Format> ofContent(String detected) {
    return ofMediaType(detected)
        .or(() -> only(f -> f.kind != Kind.TEXT && f.isCalled(detected)).findFirst());
  }

  static List<Format> ofKind(Kind kind) {
    return only(format -> format.kind == kind).toList();
  }

  private static Stream<Format> only(java.util.function.Predicate<Format> condition) {
    return Arrays.stream(values()).filter(condition);
  }
}
