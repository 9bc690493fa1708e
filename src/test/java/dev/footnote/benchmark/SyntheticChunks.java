package dev.footnote.benchmark;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.inference.Embedding;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.IndexedChunk;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chunks of one account, as many as are wanted: always the same for the same numbers. */
public final class SyntheticChunks {

  /** Length of their vectors. */
  public static final int DIMENSION = 384;

  private static final UserId OWNER = new UserId(new UUID(1, 1));
  private static final CollectionId COLLECTION = new CollectionId(new UUID(3, 3));
  private static final float[][] TOPICS = topics();

  private SyntheticChunks() {}

  /** Everything that the account has. */
  public static Scope scope() {
    return Scope.everythingOf(OWNER);
  }

  /** A document of so many chunks of 100 words. */
  public static List<IndexedChunk> document(int number, int size) {
    return IntStream.range(0, size).mapToObj(position -> chunk(number, position)).toList();
  }

  private static IndexedChunk chunk(int number, int position) {
    var random = new Random(number * 1_000_003L + position);
    var text = words(number * 1_000 + position, 100);
    var chunk =
        new Chunk(
            new ChunkId(new UUID(random.nextLong(), number)),
            new DocumentId(new UUID(2, number)),
            position,
            1,
            0,
            text.length(),
            text,
            List.of());
    var vector = near(TOPICS[random.nextInt(TOPICS.length)], random);
    return new IndexedChunk(chunk, 1, OWNER, COLLECTION, "doc" + number, "en", vector);
  }

  /** Words as frequent as in real text: the n-th with a share of 1/n. */
  public static String words(int seed, int count) {
    var random = new Random(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> "w" + (int) Math.pow(30_000, random.nextDouble()))
        .collect(Collectors.joining(" "));
  }

  /** The vector of a question. */
  public static Embedding question(int number) {
    return near(TOPICS[number % TOPICS.length], new Random(number));
  }

  /** Texts lie in clusters, all of them on one side, as those of real models do. */
  private static Embedding near(float[] topic, Random random) {
    var values = topic.clone();
    for (int i = 0; i < DIMENSION; i++) {
      values[i] += (float) random.nextGaussian();
    }
    return Embedding.normalised(values);
  }

  private static float[][] topics() {
    var random = new Random(42);
    var topics = new float[200][DIMENSION];
    for (var topic : topics) {
      for (int i = 0; i < DIMENSION; i++) {
        topic[i] = 1 + (float) random.nextGaussian();
      }
    }
    return topics;
  }
}
