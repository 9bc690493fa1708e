package dev.footnote.search.adapter.lucene;

import dev.footnote.kernel.Census;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Measures what the index takes on the disk. */
record LuceneCensus(Path directory) implements Census {

  @Override
  public List<Figure> take() {
    try {
      return List.of(Figure.of("footnote.search.index.size.bytes", size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long size() throws IOException {
    var size = new AtomicLong();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            size.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          /** Merging deletes files while they are looked at. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return size.get();
  }
}
