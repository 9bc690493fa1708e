package dev.footnote.search.adapter.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * One index's folder.
 *
 * @param format what the index was made with; an index made with anything else is not opened
 */
record IndexFiles(Path folder, Map<String, String> format, Supplier<IndexWriterConfig> settings) {

  /** Whether there is an index, of whatever kind and in whatever state. */
  boolean present() throws IOException {
    try (var directory = FSDirectory.open(folder)) {
      return DirectoryReader.indexExists(directory);
    }
  }

  /** Opens the folder for writing, empty if there was nothing in it. */
  IndexWriter open() throws IOException {
    Files.createDirectories(folder);
    var directory = FSDirectory.open(folder);
    try {
      return open(directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private IndexWriter open(Directory directory) throws IOException {
    if (DirectoryReader.indexExists(directory)) {
      verify(directory);
      return locked(directory);
    }
    var writer = locked(directory);
    writer.setLiveCommitData(format.entrySet());
    writer.commit();
    return writer;
  }

  private IndexWriter locked(Directory directory) throws IOException {
    try {
      return new IndexWriter(directory, settings.get());
    } catch (LockObtainFailedException e) {
      throw new IllegalStateException(
          "Another process is using the search index in "
              + folder
              + ". Stop it, or name another folder by footnote.search.lucene.directory.",
          e);
    }
  }

  /** Reads every byte of the newest commit against its checksums. */
  private void verify(Directory directory) throws IOException {
    var found = SegmentInfos.readLatestCommit(directory).getUserData();
    if (!found.equals(format)) {
      throw new OtherFormatException("made with " + found + ", not " + format, folder);
    }
    try (var reader = DirectoryReader.open(directory)) {
      for (var leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  /** Keeps a damaged index beside the new one, in place of an earlier damaged one. */
  void moveAside() throws IOException {
    var aside = folder.resolveSibling(folder.getFileName() + ".damaged");
    delete(aside);
    if (Files.exists(folder)) {
      Files.move(folder, aside);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
