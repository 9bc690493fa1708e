package dev.footnote.chat.prompt;

import dev.footnote.chat.Authorship;

/**
 * A question that is understood without the ones before it.
 *
 * @param authorship what a model took to rewrite it, {@link Authorship#NONE} where rules did
 */
public record Standalone(String text, Authorship authorship) {

  static Standalone byRules(String text) {
    return new Standalone(text, Authorship.NONE);
  }
}
