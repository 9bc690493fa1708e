package dev.footnote.inference;

class HashingEmbedderTest implements EmbedderContract {

  @Override
  public Embedder embedder() {
    return new HashingEmbedder();
  }
}
