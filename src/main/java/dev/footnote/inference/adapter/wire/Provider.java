package dev.footnote.inference.adapter.wire;

import dev.footnote.inference.Price;
import java.time.Duration;

/**
 * What every provider's settings say.
 *
 * @param name as configuration spells it, {@code anthropic} say
 * @param model as the provider spells it
 */
public record Provider(String name, String model, Timeouts timeouts, Price price) {

  /**
   * How long a call may take.
   *
   * @param connect until there is a connection
   * @param firstToken until the first text
   * @param pause between two pieces of text
   * @param whole all of it, or what the chain has left if that is less
   */
  public record Timeouts(Duration connect, Duration firstToken, Duration pause, Duration whole) {}
}
