package dev.footnote.inference.chain;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.ChatModels;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Chains as the service makes them, with waits that suit tests. */
public final class Chains {

  private Chains() {}

  /** Asked in that order. */
  public static ChatModels of(Duration deadline, List<ChatModel> models) {
    var properties =
        new ChainProperties(
            List.of(),
            deadline,
            Duration.ofMillis(500),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            10);
    return new ModelChain(
        Link.of(models, properties, Clock.systemUTC()), properties, Pace.real(new Random(7)));
  }
}
