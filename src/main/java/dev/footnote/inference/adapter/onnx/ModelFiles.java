package dev.footnote.inference.adapter.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Network and vocabulary of the model, as the library carries them, with their digests checked. */
record ModelFiles(Source source) {

  /** Where a resource is read from; null when it does not exist. */
  @FunctionalInterface
  interface Source {
    @Nullable InputStream open(String name);
  }

  private record File(String name, int size, String sha256) {}

  private static final File NETWORK =
      new File(
          "/bge-small-en-v1.5-q.onnx",
          34_014_426,
          "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");
  private static final File VOCABULARY =
      new File(
          "/bge-small-en-v1.5-q-tokenizer.json",
          711_396,
          "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66");

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
    var digest = HexFormat.of().formatHex(read(file, content));
    if (!digest.equals(file.sha256())) {
      throw OnnxErrors.unusable(
          "The embedding model's file %s is damaged: its SHA-256 is %s instead of %s. Install the service again."
              .formatted(file.name(), digest, file.sha256()));
    }
    return content.flip();
  }

  /** Gives the digest of the whole file, though no more of it is kept than its size should be. */
  private byte[] read(File file, ByteBuffer content) {
    try (var stream = source.open(file.name())) {
      if (stream == null) {
        throw OnnxErrors.unusable(
            "The embedding model's file %s is missing. Install the service again."
                .formatted(file.name()));
      }
      var sha256 = MessageDigest.getInstance("SHA-256");
      var piece = new byte[PIECE];
      for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
        sha256.update(piece, 0, read);
        content.put(piece, 0, Math.min(read, content.remaining()));
      }
      return sha256.digest();
    } catch (IOException e) {
      throw OnnxErrors.unusable(
          "The embedding model's file %s cannot be read. Install the service again."
              .formatted(file.name()),
          e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
