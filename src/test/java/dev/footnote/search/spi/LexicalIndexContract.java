package dev.footnote.search.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.search.Scope;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every keyword half must do. */
public abstract class LexicalIndexContract extends IndexContract {

  private static final int ALL = 1_000_000;

  protected abstract LexicalIndex index();

  @Override
  final void replace(Map<DocumentId, List<IndexedChunk>> documents) {
    index().replace(documents);
  }

  @Override
  final Map<DocumentId, Extent> contents() {
    return index().contents();
  }

  @Override
  final List<ChunkId> found(String words, Scope scope) {
    return index().search(words, scope, ALL).stream().map(Hit::chunk).toList();
  }

  @Override
  final Set<ChunkId> scored(String words, Scope scope, Set<ChunkId> chunks) {
    return index().scores(words, scope, chunks).keySet();
  }

  @Test
  void a_chunk_is_found_by_a_word_of_its_text_once_replace_returns() {
    put(ada.texts("the analytical engine weaves algebraic patterns", "a loom weaves flowers"));
    assertThat(found("algebraic", everything)).containsExactly(ada.chunk(0));
  }

  @Test
  void more_and_rarer_words_score_higher() {
    put(
        ada.texts(
            "engine",
            "engine patterns",
            "engine wheel",
            "engine lever",
            "engine patterns algebra"));
    var hits = index().search("algebra patterns engine", everything, ALL);
    assertThat(hits.getFirst().chunk()).isEqualTo(ada.chunk(4));
    assertThat(hits.get(1).chunk()).isEqualTo(ada.chunk(1));
    assertThat(hits).isSortedAccordingTo(Hit.BEST_FIRST).allMatch(hit -> hit.score() > 0);
  }

  @Test
  void a_chunk_is_found_by_its_title_and_its_headings() {
    put(ada.titled("annual_report").under("Balance", "Liabilities").texts("numbers and sums"));
    assertThat(found("report", everything)).containsExactly(ada.chunk(0));
    assertThat(found("liabilities", everything)).containsExactly(ada.chunk(0));
  }

  @Test
  void only_the_owner_finds_a_chunk() {
    var eve = Chunks.of("eve", "engine");
    put(ada.texts("secret engine"));
    put(eve.texts("secret engine"));
    assertThat(found("secret", everything)).containsExactly(ada.chunk(0));
    assertThat(found("secret", Scope.everythingOf(eve.owner()))).containsExactly(eve.chunk(0));
  }

  @Test
  void another_owners_chunks_change_no_score() {
    put(ada.texts("secret engine", "open engine", "a lever"));
    var alone = index().search("secret engine", everything, ALL);
    put(Chunks.of("eve", "plans").texts("secret secret", "secret plans of engines", "secret"));
    assertThat(index().search("secret engine", everything, ALL)).isEqualTo(alone);
  }

  @Test
  void naming_a_foreign_document_or_collection_finds_nothing() {
    var eve = Chunks.of("eve", "plans");
    put(eve.texts("an engine"));
    put(ada.texts("an engine"));
    assertThat(found("engine", new Scope(ada.owner(), Set.of(), Set.of(eve.document())))).isEmpty();
    assertThat(found("engine", new Scope(ada.owner(), Set.of(eve.collection()), Set.of())))
        .isEmpty();
    assertThat(index().scores("engine", everything, Set.of(eve.chunk(0)))).isEmpty();
  }

  @Test
  void replacing_by_the_same_chunks_changes_nothing() {
    put(ada.texts("an engine", "a wheel of the engine"));
    var once = index().search("engine wheel", everything, ALL);
    put(ada.texts("an engine", "a wheel of the engine"));
    assertThat(index().search("engine wheel", everything, ALL)).isEqualTo(once);
  }

  @Test
  void a_replacement_that_fails_leaves_the_document_as_it_was() {
    put(ada.texts("an engine"));
    var broken =
        new AbstractList<IndexedChunk>() {
          @Override
          public IndexedChunk get(int position) {
            throw new IllegalStateException("the database went away");
          }

          @Override
          public int size() {
            return 1;
          }
        };
    assertThatThrownBy(() -> replace(Map.of(ada.document(), broken)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(found("engine", everything)).containsExactly(ada.chunk(0));
  }

  @Test
  void equal_scores_are_ordered_by_chunk_id() {
    IntStream.range(0, 40).forEach(i -> put(Chunks.of("ada", "doc" + i).titled("x").texts("same")));
    var hits = index().search("same", everything, ALL);
    assertThat(hits).hasSize(40).isSortedAccordingTo(Hit.BEST_FIRST);
    assertThat(hits).extracting(Hit::score).containsOnly(hits.getFirst().score());
    assertThat(index().search("same", everything, 7)).isEqualTo(hits.subList(0, 7));
  }

  @Test
  void exact_scores_are_those_of_the_search_and_zero_without_a_match() {
    put(ada.titled("x").texts("an engine", "the engine of engines", "a lever"));
    var scores =
        index().scores("engine", everything, Set.of(ada.chunk(0), ada.chunk(1), ada.chunk(2)));
    index()
        .search("engine", everything, ALL)
        .forEach(hit -> assertThat(scores.get(hit.chunk())).isCloseTo(hit.score(), within(1e-6)));
    assertThat(scores).hasSize(3).containsEntry(ada.chunk(2), 0.0);
    assertThat(index().scores("engine", everything, Set.of())).isEmpty();
  }

  @Test
  void a_query_without_words_finds_nothing() {
    put(ada.texts("an engine"));
    assertThat(found("?!… 😀", everything)).isEmpty();
    assertThat(index().scores("?!", everything, Set.of(ada.chunk(0))))
        .isEqualTo(Map.of(ada.chunk(0), 0.0));
  }

  @Test
  void words_of_every_script_are_found() {
    put(ada.language("zh").texts("机器学习是人工智能的一个分支", "数据库"));
    put(Chunks.of("ada", "ja").language("ja").texts("東京タワーは高い"));
    put(Chunks.of("ada", "ru").language("ru").texts("Аналитическая машина"));
    put(Chunks.of("ada", "ar").language("ar").texts("المحرك التحليلي"));
    put(Chunks.of("ada", "none").language(null).texts("Ωμέγα naïve 𝒜 façade"));
    assertThat(found("人工智能", everything)).containsExactly(ada.chunk(0));
    assertThat(found("東京", everything)).containsExactly(Chunks.of("ada", "ja").chunk(0));
    assertThat(found("машина", everything)).containsExactly(Chunks.of("ada", "ru").chunk(0));
    assertThat(found("المحرك", everything)).containsExactly(Chunks.of("ada", "ar").chunk(0));
    assertThat(found("NAÏVE", everything)).containsExactly(Chunks.of("ada", "none").chunk(0));
  }

  @Test
  void a_document_of_more_than_ten_thousand_chunks_is_kept_whole() {
    var texts = IntStream.range(0, 10_500).mapToObj(i -> "chunk number n" + i).toList();
    put(ada.texts(texts.toArray(String[]::new)));
    assertThat(contents()).isEqualTo(Map.of(ada.document(), new Extent(1, 10_500)));
    assertThat(found("n10499", everything)).containsExactly(ada.chunk(10_499));
    assertThat(index().search("chunk", everything, 100)).hasSize(100);
    put(ada.version(2).texts("chunk number one"));
    assertThat(contents()).isEqualTo(Map.of(ada.document(), new Extent(2, 1)));
    assertThat(found("n10499", everything)).isEmpty();
    assertThat(found("chunk", everything)).containsExactly(ada.version(2).chunk(0));
  }

  @Test
  void a_hundred_documents_and_collections_can_be_named_at_once() {
    var documents = IntStream.range(0, 100).mapToObj(i -> Chunks.of("ada", "doc" + i)).toList();
    documents.forEach(document -> put(document.texts("an engine")));
    var ids = documents.stream().map(Chunks::document).limit(99).collect(Collectors.toSet());
    var collections =
        IntStream.range(0, 99)
            .mapToObj(i -> new CollectionId(Chunks.id("collection " + i)))
            .collect(Collectors.toSet());
    collections.add(ada.collection());
    assertThat(found("engine", new Scope(ada.owner(), collections, ids))).hasSize(99);
  }

  @Test
  void titles_and_questions_may_be_any_text() {
    put(
        ada.titled("Übersicht \"\\ :*?~^()[]{} 漢字 \u0000\uD83D\uDE00")
            .texts("naïve : \" engine\n\t\\"));
    assertThat(found("naïve: \"\\ AND (engine) *:* ~\u0000", everything))
        .containsExactly(ada.chunk(0));
    assertThat(found("Übersicht", everything)).containsExactly(ada.chunk(0));
  }

  @Test
  void contents_name_every_document_with_version_and_size() {
    var note = Chunks.of("eve", "note").version(3);
    put(ada.texts("one", "two"));
    put(note.texts("three"));
    assertThat(contents())
        .isEqualTo(
            Map.<DocumentId, Extent>of(
                ada.document(), new Extent(1, 2), note.document(), new Extent(3, 1)));
  }

  @Test
  void an_index_whose_engine_is_away_says_so_whatever_is_asked_of_it() throws Exception {
    put(ada.texts("engine"));
    takeAway();
    assertUnavailable(() -> index().search("engine", everything, 10));
    assertUnavailable(() -> index().scores("engine", everything, Set.of(ada.chunk(0))));
    assertUnavailable(this::contents);
    assertUnavailable(() -> put(ada.version(2).texts("engine")));
  }
}
