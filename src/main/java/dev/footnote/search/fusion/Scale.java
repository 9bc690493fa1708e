package dev.footnote.search.fusion;

/**
 * Maps raw scores onto 0 to 1 by the line through {@code low} and {@code high}; scores beyond
 * either end go beyond 0 and 1.
 */
record Scale(double low, double high) {

  /** Below this, a difference of scores is rounding, and the line through them would be noise. */
  private static final double FLAT = 1e-6;

  /** Where nothing was found everything counts 0. */
  static final Scale NOTHING = new Scale(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  double of(double raw) {
    if (high - low > FLAT) {
      return (raw - low) / (high - low);
    }
    return raw >= low - FLAT ? 1 : 0;
  }
}
