package dev.footnote.chat.prompt;

import java.util.regex.Pattern;

/**
 * Text that a model must take for data: between delimiters that nobody can know beforehand, with
 * whatever looks like one of them escaped.
 */
final class Delimited {

  private static final Pattern LOOK_ALIKE =
      Pattern.compile(
          "[<\uFF1C\uFE64\u2039\u3008\u27E8](?=[\\s\\p{Cf}]*[/\uFF0F]?[\\s\\p{Cf}]*(?:source|question|\\||system|user|assistant))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DIRECTION = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\s\\p{Cc}\"<>]+");
  private static final int MAX_TITLE = 200;

  private final String boundary;

  Delimited(String boundary) {
    this.boundary = boundary;
  }

  String source(int marker, String title, String text) {
    return "<source-%1$s number=\"%2$d\" title=\"%3$s\">\n%4$s\n</source-%1$s>\n"
        .formatted(boundary, marker, title(title), escaped(text));
  }

  /** The text with everything defused that looks like a delimiter. */
  String escaped(String text) {
    String unturned = DIRECTION.matcher(text).replaceAll("");
    return LOOK_ALIKE.matcher(unturned).replaceAll("&lt;").replace(boundary, "");
  }

  private String title(String title) {
    String line = LINE_BREAKS.matcher(escaped(title)).replaceAll(" ").strip();
    int length = line.codePointCount(0, line.length());
    return length <= MAX_TITLE ? line : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE));
  }
}
