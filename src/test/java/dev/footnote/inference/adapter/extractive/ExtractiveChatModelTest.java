package dev.footnote.inference.adapter.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.ChatModelContract;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.HashingEmbedder;
import dev.footnote.inference.InferenceError;
import dev.footnote.inference.Prompt;
import dev.footnote.kernel.AppException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtractiveChatModelTest implements ChatModelContract {

  @Override
  public ChatModel answering() {
    return model(new HashingEmbedder());
  }

  @Override
  public ChatModel failing() {
    return model(
        new Embedder() {
          @Override
          public EmbeddingModel model() {
            return new EmbeddingModel("broken", 1);
          }

          @Override
          public Embedding embedQuery(String query) {
            throw AppException.of(InferenceError.EMBEDDING_UNAVAILABLE, "Broken.");
          }

          @Override
          public List<Embedding> embedPassages(FairShare share, List<String> passages) {
            throw AppException.of(InferenceError.EMBEDDING_UNAVAILABLE, "Broken.");
          }
        });
  }

  /** Nothing it needs is out of the house: without vectors the words choose. */
  @Override
  @Test
  public void a_fault_is_one_of_the_modules_own() {
    var completion = failing().complete(ANSWERABLE, BUDGET, _ -> {});

    assertThat(completion.text()).isEqualTo("The capital of France is Paris. [1]");
  }

  @Test
  void a_question_that_the_sources_do_not_touch_has_an_empty_answer() {
    assertThat(answer("Who painted the ceiling?", "Bread needs flour, water and yeast.")).isEmpty();
    assertThat(answer("Who painted the ceiling?")).isEmpty();
    assertThat(answer("Who?", " \n ")).isEmpty();
  }

  @Test
  void sentences_stand_as_in_their_source_but_for_the_ends_of_wrapped_lines() {
    var source = "Some “odd”  spacing\nof the Café\u0301 menu, e.g. prices. Another sentence.";

    assertThat(answer("What odd spacing has the Café\u0301 menu?", source))
        .isEqualTo("Some “odd”  spacing of the Café\u0301 menu, e.g. prices. [1]");
  }

  @Test
  void a_heading_is_no_answer_but_says_what_the_sentences_under_it_are_about() {
    assertThat(
            answer(
                "What is done when the compressor fails?",
                "The lamp\n\nThe lamp is white.\n\nWhen the compressor fails\n\nRing the bell."))
        .isEqualTo("Ring the bell. [1]");
  }

  @Test
  void a_table_row_is_an_answer_and_no_heading() {
    assertThat(answer("How many linen cloths?", "Bulbs 6\n\nLinen cloths 30\n\nThe end has come."))
        .isEqualTo("Linen cloths 30 [1]");
  }

  @Test
  void the_same_sentence_of_two_sources_is_said_once() {
    assertThat(
            answer(
                "What is the capital of France?",
                "The capital of France is Paris.",
                "The capital of France is Paris."))
        .isEqualTo("The capital of France is Paris. [1]");
  }

  @Test
  void sentences_follow_the_order_of_their_sources() {
    assertThat(
            answer(
                "When was the tower built and when was the tower painted?",
                "The tower was painted in 1907.",
                "The tower was built in 1889. Nothing else matters here."))
        .isEqualTo("The tower was painted in 1907. [1]\nThe tower was built in 1889. [2]");
  }

  @Test
  void no_more_than_a_few_sentences_are_embedded_at_once() {
    var most = new AtomicInteger();
    var counting =
        new Embedder() {
          private final Embedder hashing = new HashingEmbedder();

          @Override
          public EmbeddingModel model() {
            return hashing.model();
          }

          @Override
          public Embedding embedQuery(String query) {
            return hashing.embedQuery(query);
          }

          @Override
          public List<Embedding> embedPassages(FairShare share, List<String> passages) {
            assertThat(share).isEqualTo(FairShare.WAITED_FOR);
            most.accumulateAndGet(passages.size(), Integer::max);
            return hashing.embedPassages(share, passages);
          }
        };
    var text =
        String.join(
            " ", IntStream.range(0, 500).mapToObj(i -> "Sentence number " + i + ".").toList());

    model(counting).complete(prompt("Which sentence has number 77?", text), BUDGET, _ -> {});

    assertThat(most).hasValue(SelectionRules.MAX_CANDIDATES);
  }

  private static String answer(String question, String... sources) {
    return model(new HashingEmbedder()).complete(prompt(question, sources), BUDGET, _ -> {}).text();
  }

  private static Prompt prompt(String question, String... sources) {
    return new Prompt(
        "",
        List.of(),
        "",
        question,
        IntStream.range(0, sources.length)
            .mapToObj(i -> new Prompt.Source(i + 1, "title", sources[i]))
            .toList());
  }

  private static ChatModel model(Embedder embedder) {
    return new ExtractiveChatModel(new SentenceRanking(embedder));
  }
}
