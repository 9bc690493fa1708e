package dev.footnote.chat.output;

/** Changes a text that comes in pieces, cut anywhere; not for concurrent use. */
public interface TextFilter {

  /** What is certain now that the piece has come. */
  String accept(String piece);

  /** What was held back, at the end. */
  String finish();
}
