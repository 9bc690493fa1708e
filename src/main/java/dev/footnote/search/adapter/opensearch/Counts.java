package dev.footnote.search.adapter.opensearch;

import dev.footnote.accounts.UserId;
import dev.footnote.search.words.LanguageAnalyzers.Word;
import dev.footnote.search.words.OwnerWords;
import dev.footnote.search.words.TextField;
import dev.footnote.search.words.TextField.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What BM25 wants to know, counted over one owner's chunks alone, for one question. */
final class Counts implements OwnerWords {

  private static final String LANGUAGES =
      """
      {"size": 0, "track_total_hits": false,
       "aggs": {"languages": {
         "terms": {"field": "language", "size": 1000},
         "aggs": {"words": {"sum": {"field": "words"}}}}}}
      """;

  private final Map<String, Language> languages;
  private final Map<Counted, Integer> frequencies;

  private Counts(Map<String, Language> languages, Map<Counted, Integer> frequencies) {
    this.languages = languages;
    this.frequencies = frequencies;
  }

  private record Language(int chunks, double words) {}

  private record Counted(TextField field, String word) {

    ObjectNode filter() {
      var name = field.part().name().toLowerCase(Locale.ROOT);
      return Dsl.term(name, Terminology.term(field.language(), word));
    }
  }

  /** The owner's chunks by language. */
  static Counts of(UserId owner, Function<ObjectNode, JsonNode> search) {
    var body = Dsl.parse(LANGUAGES).set("query", ownedBy(owner));
    var languages = new HashMap<String, Language>();
    search
        .apply((ObjectNode) body)
        .path("aggregations")
        .path("languages")
        .path("buckets")
        .forEach(
            bucket ->
                languages.put(
                    bucket.path("key").asString(),
                    new Language(
                        bucket.path("doc_count").asInt(),
                        bucket.path("words").path("value").asDouble())));
    return new Counts(Map.copyOf(languages), Map.of());
  }

  /** With the frequency of each word in each text of its language. */
  Counts with(
      SortedMap<String, List<Word>> words, UserId owner, Function<ObjectNode, JsonNode> search) {
    var counted = new ArrayList<Counted>();
    words.forEach(
        (language, all) ->
            all.forEach(
                word -> {
                  for (var part : Part.values()) {
                    counted.add(new Counted(new TextField(part, language), word.text()));
                  }
                }));
    return counted.isEmpty() ? this : new Counts(languages, count(counted, owner, search));
  }

  private static Map<Counted, Integer> count(
      List<Counted> counted, UserId owner, Function<ObjectNode, JsonNode> search) {
    var filters = Dsl.array();
    counted.forEach(each -> filters.add(each.filter()));
    var words = Dsl.object("filters", Dsl.object("filters", filters));
    var body =
        Dsl.object("query", ownedBy(owner))
            .put("size", 0)
            .put("track_total_hits", false)
            .set("aggs", Dsl.object("words", words));
    var buckets = search.apply(body).path("aggregations").path("words").path("buckets");
    var frequencies = new HashMap<Counted, Integer>();
    for (int i = 0; i < counted.size(); i++) {
      frequencies.put(counted.get(i), buckets.path(i).path("doc_count").asInt());
    }
    return frequencies;
  }

  private static ObjectNode ownedBy(UserId owner) {
    return Dsl.filtered(Dsl.array().add(Dsl.term(Dsl.OWNER, owner.value().toString())));
  }

  /** The languages that the owner's chunks have. */
  List<String> languages() {
    return languages.keySet().stream().sorted().toList();
  }

  /** Mean number of words of the owner's chunks in that language. */
  double meanLength(String language) {
    var all = languages.getOrDefault(language, new Language(0, 0));
    return all.chunks == 0 || all.words == 0 ? 1 : all.words / all.chunks;
  }

  @Override
  public int chunks() {
    return languages.values().stream().mapToInt(Language::chunks).sum();
  }

  @Override
  public int chunks(String language) {
    return languages.getOrDefault(language, new Language(0, 0)).chunks;
  }

  @Override
  public int documentFrequency(TextField field, String word) {
    return frequencies.getOrDefault(new Counted(field, word), 0);
  }
}
