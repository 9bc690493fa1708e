package dev.footnote.documents.adapter.tika;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks an archive to nowhere, so that a bomb goes off before anything is kept of it. */
final class ArchiveCheck {

  /** Small archives of repetitive text pack better than the ratio allows and do no harm. */
  private static final long HARMLESS = 8L << 20;

  private ArchiveCheck() {}

  /** True if the archive has more entries, bytes or compression than allowed. */
  static boolean exceeds(Path file, ParserLimits limits) throws IOException {
    long allowed =
        Math.min(limits.maxInflated(), Math.max(HARMLESS, Files.size(file) * limits.maxRatio()));
    try (var archive = new ZipFile(file.toFile())) {
      if (archive.size() > limits.maxEntries()) {
        return true;
      }
      long inflated = 0;
      var entries = archive.entries();
      while (entries.hasMoreElements() && inflated <= allowed) {
        inflated += inflated(archive, entries.nextElement(), allowed - inflated);
      }
      return inflated > allowed;
    }
  }

  /** The entry's real size, counted up to just above the limit; what it declares may be a lie. */
  private static long inflated(ZipFile archive, ZipEntry entry, long limit) throws IOException {
    if (entry.getSize() > limit) {
      return limit + 1;
    }
    var buffer = new byte[64 * 1024];
    long size = 0;
    try (var in = archive.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0 && size <= limit; read = in.read(buffer)) {
        size += read;
      }
    }
    return size;
  }
}
