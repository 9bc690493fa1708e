package dev.footnote.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Keeps the vectors of passages and questions in a file, so that a second run need not wait. */
final class CachedEmbedder implements Embedder, AutoCloseable {

  private static final int HASH = 32;
  private static final int BATCH = 256;

  private final Embedder embedder;
  private final Map<String, Embedding> known = new HashMap<>();
  private final OutputStream file;

  CachedEmbedder(Embedder embedder, Path folder) throws IOException {
    this.embedder = embedder;
    Files.createDirectories(folder);
    var path = folder.resolve(embedder.model().name() + ".vectors");
    read(path);
    this.file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      var hash = new byte[HASH];
      var vector = new byte[embedder.model().dimension() * Float.BYTES];
      while (true) {
        in.readFully(hash);
        in.readFully(vector);
        known.put(HexFormat.of().formatHex(hash), Embedding.fromBytes(vector));
      }
    } catch (EOFException _) {
      System.out.printf("%,d vectors read from %s%n", known.size(), path);
    }
  }

  @Override
  public EmbeddingModel model() {
    return embedder.model();
  }

  @Override
  public Embedding embedQuery(String query) {
    var key = sha256("query " + query);
    if (!known.containsKey(key)) {
      keep(key, embedder.embedQuery(query));
    }
    return known.get(key);
  }

  @Override
  public List<Embedding> embedPassages(FairShare share, List<String> passages) {
    var missing =
        passages.stream().distinct().filter(text -> !known.containsKey(sha256(text))).toList();
    for (int from = 0; from < missing.size(); from += BATCH) {
      var batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
      var vectors = embedder.embedPassages(share, batch);
      for (int i = 0; i < batch.size(); i++) {
        keep(sha256(batch.get(i)), vectors.get(i));
      }
      System.out.printf("\r  embedded %,d of %,d ", from + batch.size(), missing.size());
    }
    return passages.stream().map(text -> known.get(sha256(text))).toList();
  }

  private void keep(String key, Embedding embedding) {
    try {
      file.write(HexFormat.of().parseHex(key));
      file.write(embedding.toBytes());
      known.put(key, embedding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
