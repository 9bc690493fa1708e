package dev.footnote.inference.chain;

import dev.footnote.inference.Attempt;
import dev.footnote.inference.ChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls made for one question. */
final class Attempts {

  static final String OK = "ok";

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  private final List<Attempt> made = new ArrayList<>();

  void add(ChatModel model, String outcome, Duration took) {
    made.add(new Attempt(model.provider(), model.model(), outcome, took.toMillis()));
    if (!outcome.equals(OK)) {
      log.atWarn()
          .addKeyValue("provider", model.provider())
          .addKeyValue("model", model.model())
          .addKeyValue("outcome", outcome)
          .addKeyValue("took_ms", took.toMillis())
          .log("model call failed");
    }
  }

  List<Attempt> made() {
    return List.copyOf(made);
  }
}
