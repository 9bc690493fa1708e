package dev.footnote.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Embedder} does. */
public interface EmbedderContract {

  FairShare SHARE = new FairShare(new UUID(0, 7));

  Embedder embedder();

  @Test
  default void vectors_have_the_models_length_and_euclidean_length_one() {
    var vectors =
        embedder().embedPassages(SHARE, List.of("Cats purr.", "Le café est fermé.", "中文 😀"));

    assertThat(vectors)
        .hasSize(3)
        .allSatisfy(
            vector -> {
              assertThat(vector.dimension()).isEqualTo(embedder().model().dimension());
              assertThat(vector.cosine(vector)).isCloseTo(1, within(1e-5));
            });
  }

  @Test
  default void the_same_text_has_the_same_vector_whatever_its_neighbours() {
    var alone = embedder().embedPassages(SHARE, List.of("Cats purr when they are content."));
    var among =
        embedder()
            .embedPassages(
                SHARE, List.of("Something else.", "Cats purr when they are content.", "More."));

    assertThat(among.get(1)).isEqualTo(alone.getFirst());
  }

  @Test
  default void passages_come_back_in_their_order() {
    var texts = IntStream.range(0, 20).mapToObj(i -> "passage number " + i).toList();

    var together = embedder().embedPassages(SHARE, texts);

    assertThat(together)
        .isEqualTo(
            texts.stream()
                .map(text -> embedder().embedPassages(SHARE, List.of(text)).getFirst())
                .toList());
  }

  @Test
  default void no_passages_have_no_vectors() {
    assertThat(embedder().embedPassages(SHARE, List.of())).isEmpty();
  }

  @Test
  default void an_empty_text_has_a_vector() {
    assertThat(embedder().embedPassages(SHARE, List.of("")).getFirst().dimension())
        .isEqualTo(embedder().model().dimension());
  }

  @Test
  default void a_text_of_many_pages_has_a_vector() {
    assertThat(embedder().embedPassages(SHARE, List.of("word ".repeat(20_000)))).hasSize(1);
  }

  @Test
  default void a_question_is_nearer_to_the_passage_that_shares_its_words() {
    var passages =
        embedder()
            .embedPassages(
                SHARE,
                List.of(
                    "The capital of France is Paris.",
                    "Photosynthesis turns light into sugar.",
                    "Bread needs flour, water and yeast."));
    var question = embedder().embedQuery("What is the capital of France?");

    assertThat(passages.subList(1, 3))
        .allMatch(other -> question.cosine(other) < question.cosine(passages.getFirst()));
  }

  @Test
  default void many_threads_get_the_vectors_that_one_gets() throws Exception {
    var expected = embedder().embedQuery("How long is a piece of string?");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          IntStream.range(0, 16)
              .mapToObj(
                  _ ->
                      threads.submit(() -> embedder().embedQuery("How long is a piece of string?")))
              .toList();
      for (var result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    }
  }
}
