package dev.footnote.inference.chain;

import dev.footnote.inference.ChatModels;
import dev.footnote.inference.Completion;
import dev.footnote.inference.InferenceError;
import dev.footnote.inference.Prompt;
import dev.footnote.kernel.AppException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the providers in their order until one answers. */
final class ModelChain implements ChatModels {

  private final List<Link> links;
  private final ChainProperties properties;
  private final Pace pace;

  ModelChain(List<Link> links, ChainProperties properties, Pace pace) {
    this.links = List.copyOf(links);
    this.properties = properties;
    this.pace = pace;
  }

  @Override
  public Completion complete(Prompt prompt, Consumer<String> deltas) {
    return complete(new ChainRun(prompt, Optional.of(new HeardText(deltas)), properties, pace));
  }

  @Override
  public Completion complete(Prompt prompt) {
    return complete(new ChainRun(prompt, Optional.empty(), properties, pace));
  }

  private Completion complete(ChainRun run) {
    var fault = tooSlow();
    for (var link : links) {
      if (!run.mayAsk(link)) {
        continue;
      }
      switch (run.ask(link)) {
        case Outcome.Answered answered -> {
          return answered.completion();
        }
        case Outcome.Failed failed -> fault = failed.fault();
      }
    }
    throw fault;
  }

  private static AppException tooSlow() {
    return AppException.of(
        InferenceError.MODEL_TIMEOUT, "No model answered in time. Try again later.");
  }
}
