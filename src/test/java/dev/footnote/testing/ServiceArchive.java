package dev.footnote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The service as an image has it: its classes as a jar, with bean definitions generated in advance,
 * and an ahead-of-time cache (JEP 514) beside it; a process that uses them is ready in half the
 * time. Made once for the classes as they are now.
 *
 * @param jar takes the place of the folders of classes, of which the cache could keep nothing
 */
record ServiceArchive(Path jar, Path cache) {

  private static final Path FOLDER = Path.of("target", "service-process").toAbsolutePath();

  /**
   * Gives the archive, made now if the classes changed.
   *
   * @param libraries class path of what else the service needs
   * @param training runs the service once with options that write the cache when it ends
   */
  static ServiceArchive of(
      List<Path> classes, String libraries, Consumer<ServiceArchive> training) {
    try {
      Files.createDirectories(FOLDER);
      try (var lock = FileChannel.open(FOLDER.resolve("lock"), lockOptions());
          var _ = lock.lock()) {
        return made(classes, libraries, training);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the service ran that wrote the cache. */
  Path data() {
    return cache.resolveSibling("data");
  }

  /**
   * Lets a first start on that folder find PostgreSQL's programs unpacked, which takes most of such
   * a start. One that does not exist is left to the service to make.
   */
  void lendBinaries(Path dataFolder) {
    var database = dataFolder.resolve("postgres");
    if (!Files.isDirectory(dataFolder) || Files.exists(database)) {
      return;
    }
    try {
      Files.createDirectories(database);
      Files.createSymbolicLink(
          database.resolve("binaries"), data().resolve("postgres").resolve("binaries"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StandardOpenOption[] lockOptions() {
    return new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE};
  }

  private static ServiceArchive made(
      List<Path> classes, String libraries, Consumer<ServiceArchive> training) throws IOException {
    var folder = Files.createDirectories(FOLDER.resolve(Long.toHexString(checksum(classes))));
    var archive = new ServiceArchive(folder.resolve("service.jar"), folder.resolve("service.aot"));
    if (!Files.exists(archive.jar())) {
      var generated = GeneratedClasses.of(classes, libraries, folder.resolve("generated"));
      archive.writeJar(Stream.concat(classes.stream(), generated.stream()).toList());
    }
    if (!Files.exists(archive.cache())) {
      training.accept(archive);
      if (!Files.exists(archive.cache())) {
        throw new IllegalStateException("the training run left no cache: " + archive.cache());
      }
    }
    return archive;
  }

  private static long checksum(List<Path> classes) throws IOException {
    var checksum = new CRC32();
    for (var folder : classes) {
      for (var path : paths(folder)) {
        checksum.update(folder.relativize(path).toString().getBytes(StandardCharsets.UTF_8));
        checksum.update(Files.isRegularFile(path) ? Files.readAllBytes(path) : new byte[0]);
      }
    }
    return checksum.getValue();
  }

  private void writeJar(List<Path> classes) throws IOException {
    var unfinished = jar.resolveSibling("unfinished.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(unfinished))) {
      var written = new HashSet<String>();
      for (var folder : classes) {
        addAll(out, folder, written);
      }
    }
    Files.move(unfinished, jar);
  }

  /** Folders are entries of their own, since Spring looks for its components in them. */
  private static void addAll(JarOutputStream out, Path folder, Set<String> written)
      throws IOException {
    for (var path : paths(folder)) {
      var name = folder.relativize(path) + (Files.isDirectory(path) ? "/" : "");
      if (!written.add(name)) {
        continue;
      }
      out.putNextEntry(new JarEntry(name));
      if (Files.isRegularFile(path)) {
        Files.copy(path, out);
      }
      out.closeEntry();
    }
  }

  private static List<Path> paths(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.filter(path -> !path.equals(folder)).sorted().toList();
    }
  }
}
