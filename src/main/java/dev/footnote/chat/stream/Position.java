package dev.footnote.chat.stream;

/**
 * How much of an answer a reader has: enough to go on from anywhere, be it from the answer that is
 * being written or from the stored one.
 *
 * @param begun whether the reader knows what was found
 * @param characters of the text, in UTF-16 units
 * @param citations how many
 */
public record Position(boolean begun, int characters, int citations) {

  public static final Position START = new Position(false, 0, 0);

  Position afterBeginning() {
    return new Position(true, characters, citations);
  }

  /** The same after one more citation. */
  public Position afterCitation() {
    return new Position(true, characters, citations + 1);
  }

  /** The same after more text. */
  public Position after(String text) {
    return new Position(true, characters + text.length(), citations);
  }
}
