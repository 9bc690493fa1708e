package dev.footnote.chat.citation;

/** From one UTF-16 index of a text to another, end exclusive. */
public record Span(int start, int end) {

  int length() {
    return end - start;
  }

  Span shifted(int by) {
    return new Span(start + by, end + by);
  }

  String of(CharSequence text) {
    return text.subSequence(start, end).toString();
  }
}
