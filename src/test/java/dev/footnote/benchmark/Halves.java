package dev.footnote.benchmark;

import dev.footnote.documents.ChunkId;
import dev.footnote.inference.Embedder;
import dev.footnote.search.Scope;
import dev.footnote.search.fusion.FusedHit;
import dev.footnote.search.fusion.Half;
import dev.footnote.search.fusion.WeightedFusion;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import java.util.HashSet;
import java.util.List;

/**
 * Both halves of an index, searched as the service does: each alone, and fused at equal weights.
 */
record Halves(LexicalIndex lexical, VectorIndex vectors, Embedder embedder) {

  List<ChunkId> words(String question, Scope scope) {
    return ids(byWords(question, scope));
  }

  List<ChunkId> meaning(String question, Scope scope) {
    return ids(byMeaning(question, scope));
  }

  List<ChunkId> fused(String question, Scope scope) {
    var words = byWords(question, scope);
    var meaning = byMeaning(question, scope);
    var found = new HashSet<>(ids(words));
    found.addAll(ids(meaning));
    var vector = embedder.embedQuery(question);
    return WeightedFusion.fuse(
            new Half(words, lexical.scores(question, scope, found)),
            new Half(meaning, vectors.scores(vector, scope, found)),
            0.5)
        .stream()
        .map(FusedHit::chunk)
        .toList();
  }

  private List<Hit> byWords(String question, Scope scope) {
    return lexical.search(question, scope, WeightedFusion.POOL);
  }

  private List<Hit> byMeaning(String question, Scope scope) {
    return vectors.search(embedder.embedQuery(question), scope, WeightedFusion.POOL);
  }

  private static List<ChunkId> ids(List<Hit> hits) {
    return hits.stream().map(Hit::chunk).toList();
  }

  /** Share of the first so many that both lists have. */
  static double overlap(List<ChunkId> one, List<ChunkId> other, int top) {
    var first = one.stream().limit(top).toList();
    var second = other.stream().limit(top).toList();
    int most = Math.max(first.size(), second.size());
    return most == 0 ? 1 : (double) first.stream().filter(second::contains).count() / most;
  }
}
