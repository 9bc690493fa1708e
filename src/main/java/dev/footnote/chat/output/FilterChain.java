package dev.footnote.chat.output;

import java.util.List;

/** One filter after the other. */
public record FilterChain(List<TextFilter> filters) implements TextFilter {

  @Override
  public String accept(String piece) {
    var text = piece;
    for (var filter : filters) {
      text = filter.accept(text);
    }
    return text;
  }

  @Override
  public String finish() {
    var text = "";
    for (var filter : filters) {
      text = filter.accept(text) + filter.finish();
    }
    return text;
  }
}
