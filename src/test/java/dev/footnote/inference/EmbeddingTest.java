package dev.footnote.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EmbeddingTest {

  @Test
  void a_vector_is_scaled_to_length_one() {
    assertThat(Embedding.normalised(new float[] {3, 4}).values()).containsExactly(0.6f, 0.8f);
  }

  @Test
  void a_vector_of_zeros_stays() {
    assertThat(Embedding.normalised(new float[] {0, 0}).values()).containsExactly(0f, 0f);
  }

  @Test
  void bytes_read_back_are_the_same_vector() {
    var embedding = Embedding.normalised(new float[] {1, -2, 0.5f});
    assertThat(Embedding.fromBytes(embedding.toBytes()))
        .isEqualTo(embedding)
        .hasSameHashCodeAs(embedding);
  }

  @Test
  void a_vector_is_like_itself_and_unlike_its_opposite() {
    var embedding = Embedding.normalised(new float[] {1, 2});
    assertThat(embedding.cosine(embedding)).isCloseTo(1, within(1e-6));
    assertThat(embedding.cosine(Embedding.normalised(new float[] {-1, -2})))
        .isCloseTo(-1, within(1e-6));
  }
}
