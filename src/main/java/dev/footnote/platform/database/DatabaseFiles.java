package dev.footnote.platform.database;

import dev.footnote.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
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
    var file = folder.resolve("password");
    if (!initialised() || !Files.exists(file)) {
      var bytes = new byte[32];
      random.nextBytes(bytes);
      Files.deleteIfExists(file);
      createForOwner(file);
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return new Secret(Files.readString(file).strip());
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
