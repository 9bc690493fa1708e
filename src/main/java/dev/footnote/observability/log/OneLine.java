package dev.footnote.observability.log;

/** Text in which nothing begins a new line or moves a terminal's cursor. */
final class OneLine {

  private static final char LINE_SEPARATOR = '\u2028';
  private static final char PARAGRAPH_SEPARATOR = '\u2029';

  private OneLine() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return encoded(text);
      }
    }
    return text;
  }

  private static String encoded(String text) {
    var line = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (isControl(character)) {
        line.append(escape(character));
      } else {
        line.append(character);
      }
    }
    return line.toString();
  }

  private static String escape(char character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> "\\u%04x".formatted((int) character);
    };
  }

  private static boolean isControl(char character) {
    return (character < ' ' && character != '\t')
        || (character >= '\u007f' && character <= '\u009f')
        || character == LINE_SEPARATOR
        || character == PARAGRAPH_SEPARATOR;
  }
}
