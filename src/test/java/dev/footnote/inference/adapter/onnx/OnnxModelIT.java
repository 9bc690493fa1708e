package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OnnxModelIT {

  private static final OnnxProperties PROPERTIES =
      new OnnxProperties(Path.of("target/native"), 1, Duration.ofSeconds(30), 10);

  @Test
  void a_network_that_cannot_be_loaded_ends_the_start_with_its_reason() throws Exception {
    var onlyVocabulary =
        new ModelFiles(
            name -> name.endsWith(".json") ? ModelFiles.class.getResourceAsStream(name) : null);
    try (var model = OnnxModel.start(PROPERTIES, onlyVocabulary, 1)) {
      var atTheEndOfTheStart = new OnnxConfiguration().embeddingModelIsLoaded(model);
      assertThatThrownBy(atTheEndOfTheStart::afterSingletonsInstantiated)
          .isInstanceOf(AppException.class)
          .hasMessageContaining("bge-small-en-v1.5-q.onnx is missing");
    }
  }

  @Test
  void whoever_asks_while_the_network_is_loaded_waits_for_it() throws Exception {
    try (var model = OnnxModel.start(PROPERTIES, ModelFiles.bundled(), 1)) {
      model.embedder().embedQuery("Is anybody there?");
      model.awaitLoaded();
    }
  }
}
