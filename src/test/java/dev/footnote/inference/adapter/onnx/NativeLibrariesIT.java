package dev.footnote.inference.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesIT {

  private static final String FOLDER_OF_RUNTIME = "onnxruntime.native.path";
  private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);

  @TempDir Path folder;

  private final NativePlatform platform = NativePlatform.current();
  private final String before = System.getProperty(FOLDER_OF_RUNTIME, "");

  @AfterEach
  void leaveTheRuntimeItsFolder() {
    if (before.isEmpty()) {
      System.clearProperty(FOLDER_OF_RUNTIME);
    } else {
      System.setProperty(FOLDER_OF_RUNTIME, before);
    }
  }

  @Test
  void what_is_whole_is_left_and_what_is_damaged_is_written_anew() throws IOException {
    var whole = folder.resolve("whole");
    new NativeLibraries(whole, platform).prepare();
    var libraries = platform.runtimeLibraries();
    var damaged = Files.createDirectory(folder.resolve("damaged"));
    damage(whole, damaged, libraries.getFirst());
    Files.copy(whole.resolve(libraries.getLast()), damaged.resolve(libraries.getLast()));
    Files.setLastModifiedTime(damaged.resolve(libraries.getLast()), LONG_AGO);
    new NativeLibraries(damaged, platform).prepare();

    assertThat(damaged.resolve(libraries.getFirst()))
        .hasSameBinaryContentAs(whole.resolve(libraries.getFirst()));
    assertThat(Files.getLastModifiedTime(damaged.resolve(libraries.getLast()))).isEqualTo(LONG_AGO);
    assertThat(files(damaged)).containsExactlyElementsOf(files(whole));
  }

  /** The same size, one bit changed. */
  private static void damage(Path from, Path to, String library) throws IOException {
    var bytes = Files.readAllBytes(from.resolve(library));
    bytes[bytes.length / 2] ^= 1;
    Files.write(to.resolve(library), bytes);
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
