package dev.footnote.search.spi;

class InMemoryVectorIndexTest extends VectorIndexContract {

  private final InMemoryVectorIndex index = new InMemoryVectorIndex();

  @Override
  protected VectorIndex index() {
    return index;
  }

  @Override
  protected void takeAway() {
    index.takeAway();
  }
}
