package dev.footnote.inference;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a million tokens cost, in whatever currency; zero where nothing is known of it. */
public record Price(BigDecimal input, BigDecimal output) {

  public static final Price NONE = new Price(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final int DECIMALS = 9;

  /** What so many tokens cost. */
  public BigDecimal of(int promptTokens, int completionTokens) {
    var cost =
        input
            .multiply(BigDecimal.valueOf(promptTokens))
            .add(output.multiply(BigDecimal.valueOf(completionTokens)))
            .divide(MILLION, DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return cost.scale() < 0 ? cost.setScale(0) : cost;
  }
}
