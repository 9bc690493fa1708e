package dev.footnote.observability.request;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tokens of models cost, as configured. */
final class Prices {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final int DIGITS = 6;

  private final Map<String, Price> byModel = new HashMap<>();

  private Prices() {}

  /** Reads {@code model=input/output}. */
  static Prices of(List<String> lines) {
    var prices = new Prices();
    lines.stream().map(String::strip).filter(line -> !line.isEmpty()).forEach(prices::add);
    return prices;
  }

  private void add(String line) {
    int equals = line.lastIndexOf('=');
    int slash = line.indexOf('/', equals);
    if (equals < 1 || slash < 0) {
      throw new IllegalArgumentException(
          "a price is written model=input/output, not \"" + line + "\"");
    }
    byModel.put(
        line.substring(0, equals).strip(),
        new Price(
            new BigDecimal(line.substring(equals + 1, slash).strip()),
            new BigDecimal(line.substring(slash + 1).strip())));
  }

  /** Null for a model without a price. */
  @Nullable BigDecimal cost(String model, int promptTokens, int completionTokens) {
    var price = byModel.get(model);
    return price == null ? null : price.of(promptTokens, completionTokens);
  }

  private record Price(BigDecimal input, BigDecimal output) {

    BigDecimal of(int promptTokens, int completionTokens) {
      return input
          .multiply(BigDecimal.valueOf(promptTokens))
          .add(output.multiply(BigDecimal.valueOf(completionTokens)))
          .divide(MILLION, DIGITS, RoundingMode.HALF_UP);
    }
  }
}
