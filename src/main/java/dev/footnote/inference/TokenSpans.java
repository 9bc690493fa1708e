package dev.footnote.inference;

/** Where tokens stand in a text, as UTF-16 indexes: ascending, ends exclusive. */
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
