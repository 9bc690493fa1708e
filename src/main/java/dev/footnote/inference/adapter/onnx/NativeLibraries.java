package dev.footnote.inference.adapter.onnx;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/**
 * Unpacks the native libraries of model and tokenizer to a folder of the service and loads them
 * from there. Left alone, one would unpack into a new temporary folder at each start, which stays
 * behind after a kill, and the other would look for graphics cards and download what fits them.
 */
final class NativeLibraries {

  private static final int BUFFER = 1 << 20;

  private final Path folder;
  private final NativePlatform platform;

  NativeLibraries(Path folder, NativePlatform platform) {
    this.folder = folder.toAbsolutePath().normalize();
    this.platform = platform;
  }

  /** To be called before the first use of either library. */
  void prepare() {
    try {
      Files.createDirectories(folder);
      unpack(OrtEnvironment.class, platform.runtimeFolder(), platform.runtimeLibraries());
      unpack(TokenizersLibrary.class, platform.tokenizerFolder(), platform.tokenizerLibraries());
    } catch (IOException e) {
      throw OnnxErrors.unusable(
          "The native libraries of the embedding model cannot be unpacked to " + folder + ".", e);
    }
    System.setProperty("onnxruntime.native.path", folder.toString());
    loadTokenizer();
  }

  @SuppressWarnings("restricted") // native access is what this class is for
  private void loadTokenizer() {
    try {
      platform.tokenizerLibraries().forEach(file -> System.load(folder.resolve(file).toString()));
    } catch (UnsatisfiedLinkError e) {
      throw OnnxErrors.unusable(
          "The embedding model does not run on this system: a library in "
              + folder
              + " cannot be loaded.",
          e);
    }
  }

  private void unpack(Class<?> library, String path, List<String> files) throws IOException {
    for (var file : files) {
      unpack(library, path + file, folder.resolve(file));
    }
  }

  /** Written anew unless it is there already, so that no older and no damaged file is loaded. */
  private void unpack(Class<?> library, String resource, Path target) throws IOException {
    var packed = library.getResource(resource);
    if (packed == null) {
      throw OnnxErrors.unusable(
          "The embedding model does not run on this system: no " + resource + " is there.");
    }
    if (!isUnpacked(packed, target)) {
      write(packed, target);
    }
  }

  /** A checksum is computed in an eighth of the time that inflating the file takes. */
  private static boolean isUnpacked(URL packed, Path target) throws IOException {
    if (!Files.isRegularFile(target)
        || !(packed.openConnection() instanceof JarURLConnection connection)) {
      return false;
    }
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      ZipEntry entry = jar.getEntry(connection.getEntryName());
      return entry.getSize() == Files.size(target) && entry.getCrc() == checksum(target);
    }
  }

  private static long checksum(Path file) throws IOException {
    try (var stream = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
      var buffer = new byte[BUFFER];
      while (stream.read(buffer) >= 0) {}
      return stream.getChecksum().getValue();
    }
  }

  private void write(URL packed, Path target) throws IOException {
    try (var stream = packed.openStream()) {
      var unfinished = Files.createTempFile(folder, "unpacking", ".tmp");
      Files.copy(stream, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
