package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.footnote.inference.BundledModel;
import dev.footnote.inference.EmbedderContract;
import dev.footnote.inference.Embedding;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors against another way to compute them, and against what the model is made for. */
class KnownVectorsIT {

  /** [CLS] hello world [SEP] in the vocabulary of BERT (uncased), as published. */
  private static final long[][] HELLO_WORLD = {{101, 7592, 2088, 102}};

  @Test
  void the_vector_is_that_of_the_first_token_as_the_plain_interface_gives_it() throws Exception {
    var plain = plain(HELLO_WORLD);

    var vector = embed("Hello world");

    for (int i = 0; i < plain.length; i++) {
      assertThat((double) vector.values()[i]).isCloseTo(plain[i], within(1e-6));
    }
  }

  @Test
  void texts_that_mean_the_same_lie_closer_than_texts_that_do_not() {
    var cat = embed("A cat is sleeping on the sofa.");
    var kitten = embed("The kitten naps on the couch.");
    var stocks = embed("Stock markets fell sharply on Monday.");

    assertThat(cat.cosine(kitten)).isGreaterThan(0.8);
    assertThat(cat.cosine(stocks)).isLessThan(0.55);
  }

  private static Embedding embed(String text) {
    return BundledModel.embedder().embedPassages(EmbedderContract.SHARE, List.of(text)).getFirst();
  }

  private static double[] plain(long[][] ids) throws OrtException {
    BundledModel.embedder(); // the native libraries are where it put them
    var environment = OrtEnvironment.getEnvironment();
    var ones = new long[][] {{1, 1, 1, 1}};
    var zeros = new long[][] {{0, 0, 0, 0}};
    try (var memory = Arena.ofConfined();
        var session = environment.createSession(ModelFiles.bundled().network(memory));
        var idTensor = OnnxTensor.createTensor(environment, ids);
        var mask = OnnxTensor.createTensor(environment, ones);
        var types = OnnxTensor.createTensor(environment, zeros);
        var result =
            session.run(
                Map.of("input_ids", idTensor, "attention_mask", mask, "token_type_ids", types))) {
      var first = ((float[][][]) result.get(0).getValue())[0][0];
      double length = 0;
      for (float value : first) {
        length += (double) value * value;
      }
      var unit = new double[first.length];
      for (int i = 0; i < unit.length; i++) {
        unit[i] = first[i] / Math.sqrt(length);
      }
      return unit;
    }
  }
}
