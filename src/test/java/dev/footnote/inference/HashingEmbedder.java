package dev.footnote.inference;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vectors of word counts: texts that share words lie close together. Quick, and never changes. */
public final class HashingEmbedder implements Embedder {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int DIMENSION = 384;

  @Override
  public EmbeddingModel model() {
    return new EmbeddingModel("hashing", DIMENSION);
  }

  @Override
  public Embedding embedQuery(String query) {
    return embed(query);
  }

  @Override
  public List<Embedding> embedPassages(FairShare share, List<String> passages) {
    return passages.stream().map(HashingEmbedder::embed).toList();
  }

  private static Embedding embed(String text) {
    var values = new float[DIMENSION];
    values[0] = 1e-3f; // a text without words has a direction too
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .forEach(word -> values[1 + Math.floorMod(spread(word.group()), DIMENSION - 1)]++);
    return Embedding.normalised(values);
  }

  private static int spread(String word) {
    int hash = word.hashCode() * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
