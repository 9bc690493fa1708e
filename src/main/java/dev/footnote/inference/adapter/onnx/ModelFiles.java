package dev.footnote.inference.adapter.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Network and vocabulary of the model, as the library carries them, with their checksums checked.
 */
record ModelFiles(Source source) {

  /** Where a resource is read from; null when it does not exist. */
  @FunctionalInterface
  interface Source {
    @Nullable InputStream open(String name);
  }

  private record File(String name, int size, long crc32) {}

  private static final File NETWORK =
      new File("/bge-small-en-v1.5-q.onnx", 34_014_426, 0xfd1caefcL);
  private static final File VOCABULARY =
      new File("/bge-small-en-v1.5-q-tokenizer.json", 711_396, 0xfec4e1bcL);

  private static final int PIECE = 1 << 16;

  static ModelFiles bundled() {
    return new ModelFiles(ModelFiles.class::getResourceAsStream);
  }

  /**
   * Read anew each time, into memory outside Java's heap: there, a collection would move it, and
   * native code copy it. A file that is missing or differs is a fault that says which.
   */
  ByteBuffer network(Arena memory) {
    return checked(NETWORK, memory.allocate(NETWORK.size()).asByteBuffer());
  }

  /** As {@link #network}. */
  String vocabulary() {
    var content = checked(VOCABULARY, ByteBuffer.allocate(VOCABULARY.size()));
    return new String(content.array(), StandardCharsets.UTF_8);
  }

  private ByteBuffer checked(File file, ByteBuffer content) {
    long checksum = read(file, content);
    if (checksum != file.crc32()) {
      throw OnnxErrors.unusable(
          "The embedding model's file %s is damaged: its CRC-32 is %08x instead of %08x. Install the service again."
              .formatted(file.name(), checksum, file.crc32()));
    }
    return content.flip();
  }

  /** Gives the CRC-32 of the whole file, of which no more is kept than its size should be. */
  private long read(File file, ByteBuffer content) {
    try (var stream = source.open(file.name())) {
      if (stream == null) {
        throw OnnxErrors.unusable(
            "The embedding model's file %s is missing. Install the service again."
                .formatted(file.name()));
      }
      var checksum = new CRC32();
      var piece = new byte[PIECE];
      for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
        checksum.update(piece, 0, read);
        content.put(piece, 0, Math.min(read, content.remaining()));
      }
      return checksum.getValue();
    } catch (IOException e) {
      throw OnnxErrors.unusable(
          "The embedding model's file %s cannot be read. Install the service again."
              .formatted(file.name()),
          e);
    }
  }
}
