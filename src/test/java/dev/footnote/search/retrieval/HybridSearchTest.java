package dev.footnote.search.retrieval;

import static dev.footnote.search.retrieval.InMemorySearch.positions;
import static dev.footnote.search.retrieval.InMemorySearch.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.documents.CollectionId;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchMode;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.spi.Chunks;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What both halves find together, in which order and by which weights. */
class HybridSearchTest {

  private final InMemorySearch memory = new InMemorySearch();
  private final Chunks ada = InMemorySearch.ADA;

  @AfterEach
  void end() {
    memory.close();
  }

  @Test
  void a_passage_that_both_halves_find_comes_first() {
    memory.put(ada.texts("the wheel turns", "algebra", "the wheel"));
    var result = memory.find(query("the wheel", 3, SearchMode.HYBRID));
    assertThat(positions(result.passages())).startsWith(2, 0);
    assertThat(result.degraded()).isEmpty();
    var best = result.passages().getFirst();
    assertThat(best.filename()).isEqualTo("engine.txt");
    assertThat(best.bm25Score()).isPresent();
    assertThat(best.semanticScore()).isPresent();
    assertThat(best.explanation().bm25Weight()).isEqualTo(0.5);
    assertThat(best.explanation().semanticRank()).isEqualTo(1);
  }

  @Test
  void the_request_names_the_weight() {
    memory.put(ada.texts("the wheel wheel", "algebra"));
    var bySense =
        new SearchQuery(
            "algebra wheel wheel",
            Scope.everythingOf(ada.owner()),
            2,
            SearchMode.HYBRID,
            OptionalDouble.of(1));
    var best = memory.find(bySense).passages().getFirst();
    assertThat(best.explanation().semanticWeight()).isEqualTo(1);
    assertThat(best.score()).isEqualTo(1);
  }

  @Test
  void a_single_collection_names_the_weight_if_the_request_does_not() {
    memory.put(ada.texts("the wheel", "algebra"));
    assertThat(weightWithin(Set.of(ada.collection()))).isEqualTo(0.8);
    var both = Set.of(ada.collection(), new CollectionId(Chunks.id("work")));
    assertThat(weightWithin(both)).isEqualTo(0.5);
  }

  private double weightWithin(Set<CollectionId> collections) {
    var query =
        new SearchQuery(
            "wheel",
            new Scope(ada.owner(), collections, Set.of()),
            2,
            SearchMode.HYBRID,
            OptionalDouble.empty());
    return memory.find(query).passages().getFirst().explanation().semanticWeight();
  }

  @Test
  void a_collection_that_does_not_exist_finds_nothing() {
    memory.put(ada.texts("the wheel"));
    var query =
        new SearchQuery(
            "wheel",
            new Scope(ada.owner(), Set.of(new CollectionId(Chunks.id("no"))), Set.of()),
            2,
            SearchMode.HYBRID,
            OptionalDouble.empty());
    assertThat(memory.find(query).passages()).isEmpty();
  }

  @Test
  void asking_for_more_reorders_nothing() {
    memory.put(
        ada.texts(
            IntStream.range(0, 150)
                .mapToObj(i -> "word" + i % 7 + " common " + i)
                .toArray(String[]::new)));
    var all = positions(memory.find(query("common word3", 100, SearchMode.HYBRID)).passages());
    assertThat(all).hasSize(100);
    for (int topK : new int[] {1, 2, 5, 50}) {
      assertThat(positions(memory.find(query("common word3", topK, SearchMode.HYBRID)).passages()))
          .isEqualTo(all.subList(0, topK));
    }
  }

  @Test
  void what_the_database_has_no_more_is_left_out_and_the_next_move_up() {
    memory.put(ada.texts("wheel one", "wheel two", "wheel three", "wheel four"));
    var before = positions(memory.find(query("wheel", 4, SearchMode.HYBRID)).passages());
    memory.lose(ada.chunk(before.get(0)));
    memory.lose(ada.chunk(before.get(2)));
    assertThat(positions(memory.find(query("wheel", 2, SearchMode.HYBRID)).passages()))
        .containsExactly(before.get(1), before.get(3));
  }

  @Test
  void a_mode_chooses_one_half() {
    memory.put(ada.texts("wheel", "algebra"));
    var words = memory.find(query("wheel", 5, SearchMode.BM25)).passages();
    assertThat(positions(words)).containsExactly(0);
    assertThat(words.getFirst().semanticScore()).isEmpty();
    var meaning = memory.find(query("wheel", 5, SearchMode.SEMANTIC)).passages();
    assertThat(positions(meaning)).containsExactly(0, 1);
    assertThat(meaning.getFirst().bm25Score()).isEmpty();
  }

  @Test
  void nothing_found_is_an_empty_answer() {
    assertThat(memory.find(query("wheel", 5, SearchMode.HYBRID)).passages()).isEmpty();
  }

  @Test
  void a_timed_search_says_how_long_it_took() {
    memory.put(ada.texts("wheel"));
    var clock = List.of(1_000_000L, 8_000_000L).iterator();
    var timed = new TimedSearch(memory.search(), clock::next);
    var result = timed.find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(result.took()).isEqualTo(Duration.ofMillis(7));
    assertThat(result.passages()).hasSize(1);
  }
}
