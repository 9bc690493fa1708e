package dev.footnote.platform.database;

import dev.footnote.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The files of the embedded database. */
record DatabaseFiles(Path folder) {

  Path data() {
    return folder.resolve("data");
  }

  Path binaries() {
    return folder.resolve("binaries");
  }

  private Path marker() {
    return folder.resolve("initialised");
  }

  private Path passwordFile() {
    return folder.resolve("password");
  }

  boolean initialised() {
    return Files.exists(marker());
  }

  void markInitialised() throws IOException {
    Files.createFile(marker());
  }

  /** What a first start left that was killed half-way: nothing was ever stored in it. */
  void removeUnfinished() throws IOException {
    Files.createDirectories(binaries());
    if (!initialised()) {
      FileSystemUtils.deleteRecursively(data());
    }
    try (Stream<Path> versions = Files.list(binaries())) {
      for (var version : versions.toList()) {
        if (!Files.exists(version.resolve(".exists"))) {
          FileSystemUtils.deleteRecursively(version);
        }
      }
    }
  }

  Secret password(SecureRandom random) throws IOException {
    var file = passwordFile();
    if (!initialised() || !Files.exists(file)) {
      var bytes = new byte[32];
      random.nextBytes(bytes);
      Files.deleteIfExists(file);
      createForOwner(file);
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return storedPassword();
  }

  Secret storedPassword() throws IOException {
    return new Secret(Files.readString(passwordFile()).strip());
  }

  /** The port that a running server has written down: the fourth line of its file. */
  Optional<Integer> runningPort() throws IOException {
    var file = data().resolve("postmaster.pid");
    var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    return lines.stream()
        .skip(3)
        .limit(1)
        .map(String::strip)
        .filter(line -> line.matches("\\d+"))
        .map(Integer::valueOf)
        .findFirst();
  }

  void requirePassword() throws IOException {
    Files.writeString(data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
  }

  private static void createForOwner(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    } else {
      Files.createFile(file);
    }
  }
}
