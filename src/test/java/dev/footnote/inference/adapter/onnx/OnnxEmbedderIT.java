package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.inference.BundledModel;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.EmbedderContract;
import dev.footnote.inference.Embedding;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxEmbedderIT implements EmbedderContract {

  @Override
  public Embedder embedder() {
    return BundledModel.embedder();
  }

  @Test
  void a_text_longer_than_the_model_reads_counts_up_to_its_limit() {
    var first509 = "word ".repeat(509);

    assertThat(embed(first509 + "word tail")).isEqualTo(embed(first509 + "word other end"));
    assertThat(embed(first509 + "cat")).isNotEqualTo(embed(first509 + "dog"));
  }

  @Test
  void only_questions_get_the_prefix() {
    assertThat(embedder().embedQuery("tide"))
        .isEqualTo(embed("Represent this sentence for searching relevant passages: tide"))
        .isNotEqualTo(embed("tide"));
  }

  private Embedding embed(String text) {
    return embedder().embedPassages(SHARE, List.of(text)).getFirst();
  }
}
