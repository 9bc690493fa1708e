package dev.footnote.search.retrieval;

import static dev.footnote.search.retrieval.InMemorySearch.positions;
import static dev.footnote.search.retrieval.InMemorySearch.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Degradation;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import dev.footnote.search.SearchMode;
import dev.footnote.search.indexing.IndexStates;
import dev.footnote.search.retrieval.InMemorySearch.TextEmbedder;
import dev.footnote.search.spi.Chunks;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.LexicalIndex;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found while a half is away, late or being filled, and what the answer says of it. */
class DegradedSearchTest {

  private final IndexStates complete = IndexStates.complete();
  private final InMemorySearch memory = new InMemorySearch();
  private final Chunks ada = InMemorySearch.ADA;

  @AfterEach
  void end() {
    memory.close();
  }

  @Test
  void without_vectors_the_keywords_answer_and_say_so() {
    memory.put(ada.texts("wheel", "algebra"));
    var result =
        memory
            .search(memory.lexical(), new FailingEmbedder(), complete)
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(positions(result.passages())).containsExactly(0);
    assertThat(result.degraded()).containsExactly(Degradation.SEMANTIC_UNAVAILABLE);
  }

  @Test
  void a_late_half_is_done_without() {
    memory.put(ada.texts("wheel", "algebra"));
    var result =
        memory
            .search(memory.lexical(), new SleepingEmbedder(), complete)
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(positions(result.passages())).containsExactly(0);
    assertThat(result.degraded()).containsExactly(Degradation.SEMANTIC_UNAVAILABLE);
  }

  @Test
  void without_keywords_the_vectors_answer_and_say_so() {
    memory.put(ada.texts("wheel", "algebra"));
    var result =
        memory
            .search(new BrokenIndex(), new TextEmbedder(), complete)
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(positions(result.passages())).containsExactly(0, 1);
    assertThat(result.degraded()).containsExactly(Degradation.LEXICAL_UNAVAILABLE);
  }

  @Test
  void a_half_that_fails_only_on_exact_scores_is_done_without_as_well() {
    memory.put(ada.texts("wheel", "algebra"));
    var result =
        memory
            .search(new BrokenScores(memory.lexical()), new TextEmbedder(), complete)
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(result.degraded()).containsExactly(Degradation.LEXICAL_UNAVAILABLE);
    assertThat(result.passages()).hasSize(2);
  }

  @Test
  void a_half_that_is_being_filled_does_not_answer() {
    memory.put(ada.texts("wheel", "algebra"));
    var filling = IndexStates.without(Degradation.LEXICAL_UNAVAILABLE);
    var result =
        memory
            .search(memory.lexical(), new TextEmbedder(), filling)
            .find(query("wheel", 5, SearchMode.HYBRID));
    assertThat(result.degraded()).containsExactly(Degradation.LEXICAL_UNAVAILABLE);
  }

  @Test
  void two_failing_halves_are_a_fault_that_says_to_try_again() {
    var broken = memory.search(new BrokenIndex(), new FailingEmbedder(), complete);
    for (var mode : SearchMode.values()) {
      assertThatThrownBy(() -> broken.find(query("wheel", 5, mode)))
          .isInstanceOfSatisfying(
              AppException.class,
              fault -> {
                assertThat(fault.code()).isEqualTo(SearchError.SEARCH_UNAVAILABLE);
                assertThat(fault.retryAfter()).isPresent();
              });
    }
  }

  private static final class FailingEmbedder extends TextEmbedder {

    @Override
    public Embedding embedQuery(String query) {
      throw AppException.of(InferenceError.EMBEDDING_UNAVAILABLE, "The model is away.");
    }
  }

  private static final class SleepingEmbedder extends TextEmbedder {

    @Override
    public Embedding embedQuery(String query) {
      try {
        Thread.sleep(Duration.ofSeconds(20));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.embedQuery(query);
    }
  }

  private static final class BrokenIndex implements LexicalIndex {

    @Override
    public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
      throw new IllegalStateException("broken");
    }

    @Override
    public List<Hit> search(String text, Scope scope, int limit) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Map<DocumentId, Extent> contents() {
      throw new IllegalStateException("broken");
    }
  }

  private record BrokenScores(LexicalIndex index) implements LexicalIndex {

    @Override
    public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
      index.replace(documents);
    }

    @Override
    public List<Hit> search(String text, Scope scope, int limit) {
      return index.search(text, scope, limit);
    }

    @Override
    public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
      throw new IllegalStateException("broken");
    }

    @Override
    public Map<DocumentId, Extent> contents() {
      return index.contents();
    }
  }
}
