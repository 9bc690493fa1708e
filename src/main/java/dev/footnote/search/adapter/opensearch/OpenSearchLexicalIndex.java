package dev.footnote.search.adapter.opensearch;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.search.Scope;
import dev.footnote.search.WordRarity;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.WordFrequencies;
import dev.footnote.search.words.LanguageAnalyzers;
import dev.footnote.search.words.LanguageAnalyzers.Word;
import dev.footnote.search.words.QuestionWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * BM25 on OpenSearch, as {@code LuceneLexicalIndex} scores it: each word of a question is a query
 * of its own that finds how often a chunk has it, which a script weighs by the owner's statistics.
 */
final class OpenSearchLexicalIndex implements LexicalIndex, WordFrequencies {

  /** OpenSearch takes 1,024 clauses; the rarest words of a very long question decide. */
  private static final int MOST_WORDS = 900;

  private static final String BM25 =
      "double f = _score;"
          + " return params.weight * f / (f + params.a + params.c * doc['length'].value);";

  private final OpenSearchIndex index;
  private final double k1;
  private final double b;
  private final LanguageAnalyzers analyzers = new LanguageAnalyzers();
  private final Terminology terminology = new Terminology(analyzers);

  OpenSearchLexicalIndex(OpenSearchIndex index, OpenSearchProperties properties) {
    this.index = index;
    this.k1 = properties.k1();
    this.b = properties.b();
  }

  @Override
  public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
    index.replace(documents, terminology::of);
  }

  @Override
  public List<Hit> search(String text, Scope scope, int limit) {
    var words = words(question(text, scope.owner()));
    return words.isEmpty()
        ? List.of()
        : Chunks.hits(index.search(Chunks.best(query(words, Dsl.within(scope), 1), limit)));
  }

  @Override
  public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
    if (chunks.isEmpty()) {
      return Map.of();
    }
    var words = words(question(text, scope.owner()));
    var query = query(words, Dsl.within(scope, chunks), 0);
    var scores = new HashMap<ChunkId, Double>();
    Chunks.hits(index.search(Chunks.best(query, chunks.size())))
        .forEach(hit -> scores.put(hit.chunk(), hit.score()));
    return scores;
  }

  @Override
  public List<WordRarity> rarities(String text, Scope scope) {
    return question(text, scope.owner()).words().rarities();
  }

  private record Question(QuestionWords words, Counts counts) {}

  private Question question(String text, UserId owner) {
    var owned = Counts.of(owner, index::search);
    var words = new TreeMap<String, List<Word>>();
    owned.languages().forEach(language -> words.put(language, analyzers.words(language, text)));
    var counts = owned.with(words, owner, index::search);
    return new Question(new QuestionWords(words, counts), counts);
  }

  /** A word of one language, with its share in the score of a chunk that has it. */
  private record Weighed(String term, double weight, double a, double c) {

    ObjectNode query() {
      var params = Dsl.object().put("weight", weight).put("a", a).put("c", c);
      var script = Dsl.object().put("source", BM25).set("params", params);
      return Dsl.scored(Dsl.term("text", term), script);
    }
  }

  private List<Weighed> words(Question question) {
    var weighed = new ArrayList<Weighed>();
    question
        .words()
        .byLanguage()
        .forEach(
            (language, words) ->
                words.forEach(word -> weighed.add(weighed(question, language, word))));
    weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed());
    return weighed.subList(0, Math.min(weighed.size(), MOST_WORDS));
  }

  private Weighed weighed(Question question, String language, Word word) {
    double chunks = question.counts().chunks();
    double frequency =
        Math.clamp(question.words().frequency(word, language), 1, Math.max(1, chunks));
    double weight = Math.log(1 + (chunks - frequency + 0.5) / (frequency + 0.5));
    double mean = question.counts().meanLength(language);
    return new Weighed(
        Terminology.term(language, word.text()), weight, k1 * (1 - b), k1 * b / mean);
  }

  private static ObjectNode query(List<Weighed> words, ArrayNode within, int least) {
    var should = Dsl.array();
    words.forEach(word -> should.add(word.query()));
    var clauses = Dsl.object("filter", within);
    if (!words.isEmpty()) {
      clauses.set("should", should).put("minimum_should_match", least);
    }
    return Dsl.object("bool", clauses);
  }

  @Override
  public Map<DocumentId, Extent> contents() {
    return index.contents();
  }
}
