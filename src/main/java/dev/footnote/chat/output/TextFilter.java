package dev.footnote.chat.output;

/** Changes a text that comes in pieces, cut anywhere; not for concurrent use. */
public interface TextFilter {

  /** What is certain now that the piece has come. */
  String accept(String piece);

  /**
   * What is certain now that a verified marker has come, and the marker: it stands by itself, and
   * is never a part of what is taken out before or behind it.
   */
  String mark(String marker);

  /** What was held back, at the end. */
  String finish();
}
