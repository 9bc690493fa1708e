package dev.footnote.inference.adapter.onnx;

import java.io.IOException;
import java.io.InputStream;
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

  private record File(String name, String sha256) {}

  private static final File NETWORK =
      new File(
          "/bge-small-en-v1.5-q.onnx",
          "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4");
  private static final File VOCABULARY =
      new File(
          "/bge-small-en-v1.5-q-tokenizer.json",
          "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66");

  static ModelFiles bundled() {
    return new ModelFiles(ModelFiles.class::getResourceAsStream);
  }

  /** Read anew each time; a file that is missing or differs is a fault that says which. */
  byte[] network() {
    return checked(NETWORK);
  }

  /** As {@link #network}. */
  String vocabulary() {
    return new String(checked(VOCABULARY), StandardCharsets.UTF_8);
  }

  private byte[] checked(File file) {
    var bytes = bytes(file);
    var digest = sha256(bytes);
    if (!digest.equals(file.sha256())) {
      throw OnnxErrors.unusable(
          "The embedding model's file %s is damaged: its SHA-256 is %s instead of %s. Install the service again."
              .formatted(file.name(), digest, file.sha256()));
    }
    return bytes;
  }

  private byte[] bytes(File file) {
    try (var stream = source.open(file.name())) {
      if (stream == null) {
        throw OnnxErrors.unusable(
            "The embedding model's file %s is missing. Install the service again."
                .formatted(file.name()));
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw OnnxErrors.unusable(
          "The embedding model's file %s cannot be read. Install the service again."
              .formatted(file.name()),
          e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
