package dev.footnote.chat.prompt;

import dev.footnote.inference.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Takes whole texts, in order, as long as their tokens fit. */
final class TokenBudget {

  private final Tokenizer tokenizer;
  private final int tokens;

  TokenBudget(Tokenizer tokenizer, int tokens) {
    this.tokenizer = tokenizer;
    this.tokens = tokens;
  }

  /** The first ones that fit together; what comes after one that does not fit is left out too. */
  <T> List<T> fitting(List<T> items, Function<T, String> text) {
    var fitting = new ArrayList<T>();
    int left = tokens;
    for (T item : items) {
      left -= tokenizer.tokenize(text.apply(item)).count();
      if (left < 0) {
        return fitting;
      }
      fitting.add(item);
    }
    return fitting;
  }
}
