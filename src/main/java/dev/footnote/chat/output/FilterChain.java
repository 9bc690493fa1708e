package dev.footnote.chat.output;

import java.util.List;

/** One filter after the other; a marker parts the text for the first, for the others it is text. */
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
  public String mark(String marker) {
    var text = filters.getFirst().mark(marker);
    for (var filter : filters.subList(1, filters.size())) {
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
