package dev.footnote.inference;

/**
 * Where tokens stand in a text, as UTF-16 indexes: ends exclusive, starts never falling, no span
 * cuts a surrogate pair. Several tokens may share one span, where the model takes one character
 * apart.
 */
public final class TokenSpans {

  private final int[] starts;
  private final int[] ends;

  public TokenSpans(int[] starts, int[] ends) {
    if (starts.length != ends.length) {
      throw new IllegalArgumentException("as many starts as ends");
    }
    this.starts = starts.clone();
    this.ends = ends.clone();
  }

  public int count() {
    return starts.length;
  }

  public int start(int token) {
    return starts[token];
  }

  public int end(int token) {
    return ends[token];
  }
}
