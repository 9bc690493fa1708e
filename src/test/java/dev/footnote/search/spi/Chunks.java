package dev.footnote.search.spi;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.inference.Embedding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes chunks for tests: everything about them follows from names and texts. */
public record Chunks(
    UserId owner,
    CollectionId collection,
    DocumentId document,
    int version,
    String title,
    List<String> headings,
    @Nullable String language) {

  public static final int DIMENSION = 32;

  public static Chunks of(String owner, String document) {
    return new Chunks(
        new UserId(id("owner " + owner)),
        new CollectionId(id("collection of " + owner)),
        new DocumentId(id("document " + document + " of " + owner)),
        1,
        document,
        List.of(),
        "en");
  }

  public static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  public Chunks in(CollectionId other) {
    return new Chunks(owner, other, document, version, title, headings, language);
  }

  public Chunks version(int other) {
    return new Chunks(owner, collection, document, other, title, headings, language);
  }

  public Chunks titled(String other) {
    return new Chunks(owner, collection, document, version, other, headings, language);
  }

  public Chunks under(String... others) {
    return new Chunks(owner, collection, document, version, title, List.of(others), language);
  }

  public Chunks language(@Nullable String other) {
    return new Chunks(owner, collection, document, version, title, headings, other);
  }

  public ChunkId chunk(int position) {
    return new ChunkId(id(document + " " + version + " " + position));
  }

  public IndexedChunk at(int position, String text, Embedding embedding) {
    var chunk = new Chunk(chunk(position), document, position, 1, 0, text.length(), text, headings);
    return new IndexedChunk(chunk, version, owner, collection, title, language, embedding);
  }

  public IndexedChunk at(int position, String text) {
    return at(position, text, embedding(text));
  }

  public List<IndexedChunk> texts(String... texts) {
    return java.util.stream.IntStream.range(0, texts.length)
        .mapToObj(position -> at(position, texts[position]))
        .toList();
  }

  /** Any direction, always the same for the same text. */
  public static Embedding embedding(String text) {
    var random = new Random(text.hashCode());
    var values = new float[DIMENSION];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.normalised(values);
  }
}
