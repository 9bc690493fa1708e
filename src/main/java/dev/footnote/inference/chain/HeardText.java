package dev.footnote.inference.chain;

import java.util.function.Consumer;

/** The text that the asker has already, so that no other model may begin anew. */
final class HeardText implements Consumer<String> {

  private final Consumer<String> deltas;
  private final StringBuilder text = new StringBuilder();

  HeardText(Consumer<String> deltas) {
    this.deltas = deltas;
  }

  @Override
  public void accept(String delta) {
    text.append(delta);
    deltas.accept(delta);
  }

  String text() {
    return text.toString();
  }
}
