package dev.footnote.documents.chunking;

import dev.footnote.inference.Tokenizer;

/** Weighs units in tokens, many at once, and cuts those that are too heavy. */
final class Scales {

  /** So many characters go to the tokenizer at once, so that its memory stays small. */
  private static final int SEGMENT = 4096;

  /**
   * A model has one token for a long word it does not know; so much text counts as a token even
   * then. Real tokens are about four characters long.
   */
  private static final int LONGEST_TOKEN = 8;

  private final String text;
  private final Tokenizer tokenizer;

  Scales(String text, Tokenizer tokenizer) {
    this.text = text;
    this.tokenizer = tokenizer;
  }

  /** Adds all units to {@code light}, those over {@code heaviest} tokens in pieces. */
  void weigh(Units units, Units light, int heaviest) {
    int from = 0;
    while (from < units.count()) {
      int to = from + 1;
      while (to < units.count() && units.end(to) - units.start(from) <= SEGMENT) {
        to++;
      }
      count(units, from, to);
      from = to;
    }
    for (int unit = 0; unit < units.count(); unit++) {
      if (units.weight(unit) <= heaviest) {
        light.take(units.end(unit), units.boundary(unit), units.weight(unit));
      } else {
        pieces(units, unit, light, heaviest);
      }
    }
  }

  private void count(Units units, int from, int to) {
    int start = units.start(from);
    var tokens = tokenizer.tokenize(text.substring(start, units.end(to - 1)));
    int token = 0;
    for (int unit = from; unit < to; unit++) {
      int first = token;
      int end = units.end(unit) - start;
      while (token < tokens.count() && tokens.start(token) < end) {
        token++;
      }
      units.weigh(unit, weight(token - first, units.start(unit), units.end(unit)));
    }
  }

  private void pieces(Units units, int unit, Units light, int heaviest) {
    int length = units.end(unit) - units.start(unit);
    int piece = (int) ((long) length * heaviest / 4 / units.weight(unit));
    int first = light.count();
    light.cut(units.end(unit), Math.max(8, piece), units.boundary(unit));
    for (int at = first; at < light.count(); at++) {
      var words = text.substring(light.start(at), light.end(at));
      light.weigh(at, weight(tokens(words), light.start(at), light.end(at)));
    }
  }

  /** How many tokens a text has when it stands alone. */
  int tokens(String words) {
    return tokenizer.tokenize(words).count();
  }

  private int weight(int tokens, int start, int end) {
    int characters = 0;
    for (int at = start; at < end; at++) {
      characters += Characters.space(text.charAt(at)) ? 0 : 1;
    }
    return Math.max(1, Math.max(tokens, characters / LONGEST_TOKEN));
  }
}
