package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class ModelFilesTest {

  @Test
  void the_files_that_the_library_carries_are_the_expected_ones() {
    var files = ModelFiles.bundled();

    assertThat(files.network(Arena.ofAuto()).remaining()).isEqualTo(34_014_426);
    assertThat(files.vocabulary()).contains("\"truncation\": null", "\"padding\": null");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> new ModelFiles(_ -> null).network(Arena.ofAuto()))
        .isInstanceOf(AppException.class)
        .hasMessage(
            "The embedding model's file /bge-small-en-v1.5-q.onnx is missing. Install the service"
                + " again.");
  }

  @Test
  void a_damaged_file_is_named_with_its_checksum() {
    assertThatThrownBy(
            () ->
                new ModelFiles(_ -> new ByteArrayInputStream(new byte[] {1, 2, 3}))
                    .network(Arena.ofAuto()))
        .isInstanceOf(AppException.class)
        .hasMessageContaining(
            "/bge-small-en-v1.5-q.onnx is damaged: its CRC-32 is 55bc801d instead of fd1caefc.");
  }

  @Test
  void one_flipped_bit_is_noticed() {
    assertThatThrownBy(
            () ->
                new ModelFiles(
                        name -> {
                          try (var stream = ModelFiles.class.getResourceAsStream(name)) {
                            var bytes = stream.readAllBytes();
                            bytes[bytes.length / 2] ^= 1;
                            return new ByteArrayInputStream(bytes);
                          } catch (IOException e) {
                            throw new IllegalStateException(e);
                          }
                        })
                    .network(Arena.ofAuto()))
        .hasMessageContaining("is damaged");
  }

  @Test
  void one_byte_too_many_is_noticed() {
    assertThatThrownBy(
            () ->
                new ModelFiles(
                        name ->
                            new SequenceInputStream(
                                ModelFiles.class.getResourceAsStream(name),
                                new ByteArrayInputStream(new byte[1])))
                    .vocabulary())
        .hasMessageContaining("is damaged");
  }

  @Test
  void a_file_that_cannot_be_read_is_named() {
    assertThatThrownBy(
            () ->
                new ModelFiles(
                        _ ->
                            new InputStream() {
                              @Override
                              public int read() throws IOException {
                                throw new IOException("disk");
                              }
                            })
                    .network(Arena.ofAuto()))
        .hasMessageContaining("cannot be read");
  }
}
