package dev.footnote.search.spi;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.search.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** BM25 over lists in memory: words of letters, and every two characters of other scripts. */
public final class InMemoryLexicalIndex implements LexicalIndex {

  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final InMemoryDocuments documents = new InMemoryDocuments();

  /** From now on every call fails. */
  public void takeAway() {
    documents.takeAway();
  }

  @Override
  public void replace(Map<DocumentId, List<IndexedChunk>> replaced) {
    documents.replace(replaced);
  }

  @Override
  public List<Hit> search(String text, Scope scope, int limit) {
    return all(text, scope).stream()
        .filter(hit -> hit.score() > 0)
        .sorted(Hit.BEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
    var scores = new HashMap<ChunkId, Double>();
    all(text, scope).stream()
        .filter(hit -> chunks.contains(hit.chunk()))
        .forEach(hit -> scores.put(hit.chunk(), hit.score()));
    return scores;
  }

  private List<Hit> all(String text, Scope scope) {
    var owned = new HashMap<ChunkId, List<String>>();
    var within = new ArrayList<ChunkId>();
    for (var chunk : documents.of(scope.owner()).toList()) {
      owned.put(chunk.chunk().id(), words(chunk));
      if (InMemoryDocuments.isWithin(chunk, scope)) {
        within.add(chunk.chunk().id());
      }
    }
    double mean = owned.values().stream().mapToInt(List::size).average().orElse(1);
    var frequencies = frequencies(new HashSet<>(words(text)), owned);
    return within.stream()
        .map(id -> new Hit(id, score(owned.get(id), frequencies, owned.size(), mean)))
        .toList();
  }

  private static Map<String, Integer> frequencies(
      Set<String> query, Map<ChunkId, List<String>> owned) {
    var frequencies = new HashMap<String, Integer>();
    for (var words : owned.values()) {
      new HashSet<>(words)
          .stream().filter(query::contains).forEach(w -> frequencies.merge(w, 1, Integer::sum));
    }
    return frequencies;
  }

  private static double score(
      List<String> words, Map<String, Integer> frequencies, int chunks, double mean) {
    double score = 0;
    for (var word : frequencies.entrySet()) {
      long repeated = words.stream().filter(word.getKey()::equals).count();
      double idf = Math.log(1 + (chunks - word.getValue() + 0.5) / (word.getValue() + 0.5));
      score += idf * repeated / (repeated + K1 * (1 - B + B * words.size() / mean));
    }
    return score;
  }

  private static List<String> words(IndexedChunk chunk) {
    var all = new ArrayList<>(words(chunk.chunk().text()));
    all.addAll(words(chunk.title().replace('_', ' ')));
    chunk.chunk().headings().forEach(heading -> all.addAll(words(heading)));
    return all;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
        .filter(word -> !word.isBlank())
        .flatMap(InMemoryLexicalIndex::pieces)
        .toList();
  }

  private static Stream<String> pieces(String word) {
    if (word.codePoints().noneMatch(Character::isIdeographic) || word.length() < 2) {
      return Stream.of(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    }
    return java.util.stream.IntStream.range(0, word.length() - 1)
        .mapToObj(at -> word.substring(at, at + 2));
  }

  @Override
  public Map<DocumentId, Extent> contents() {
    return documents.contents();
  }
}
