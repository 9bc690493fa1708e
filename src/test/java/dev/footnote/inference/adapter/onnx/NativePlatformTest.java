package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.onnxruntime.OrtEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativePlatformTest {

  /** Intel Macs are not among them: ONNX Runtime no longer builds for those. */
  private static final List<NativePlatform> SERVED =
      List.of(
          NativePlatform.of("Linux", "amd64"),
          NativePlatform.of("Linux", "aarch64"),
          NativePlatform.of("Mac OS X", "aarch64"),
          NativePlatform.of("Windows 11", "amd64"));

  @Test
  void the_libraries_carry_their_native_halves_for_every_served_platform() {
    assertThat(SERVED)
        .allSatisfy(
            platform -> {
              assertThat(platform.runtimeLibraries())
                  .allMatch(file -> exists(OrtEnvironment.class, platform.runtimeFolder() + file));
              assertThat(platform.tokenizerLibraries())
                  .allMatch(
                      file -> exists(TokenizersLibrary.class, platform.tokenizerFolder() + file));
            });
  }

  @Test
  void a_platform_without_libraries_is_named(@TempDir Path folder) {
    var unserved = new NativeLibraries(folder, NativePlatform.of("Mac OS X", "x86_64"));

    assertThatThrownBy(unserved::prepare)
        .hasMessage(
            "The embedding model does not run on this system: no"
                + " /ai/onnxruntime/native/osx-x64/libonnxruntime.dylib is there.");
  }

  @Test
  void a_folder_that_cannot_be_written_is_named(@TempDir Path folder) throws Exception {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new NativeLibraries(file, NativePlatform.current()).prepare())
        .hasMessageContaining("cannot be unpacked to " + file);
  }

  @Test
  void unpacking_leaves_nothing_but_the_libraries(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve(NativePlatform.current().runtimeLibraries().getFirst()), "old");

    new NativeLibraries(folder, NativePlatform.current()).prepare();

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      NativePlatform.current().runtimeLibraries().stream(),
                      NativePlatform.current().tokenizerLibraries().stream())
                  .toList());
    }
  }

  private static boolean exists(Class<?> library, String resource) {
    return library.getResource(resource) != null;
  }
}
