package dev.footnote.search.spi;

class InMemoryLexicalIndexTest extends LexicalIndexContract {

  private final InMemoryLexicalIndex index = new InMemoryLexicalIndex();

  @Override
  protected LexicalIndex index() {
    return index;
  }

  @Override
  protected void takeAway() {
    index.takeAway();
  }
}
