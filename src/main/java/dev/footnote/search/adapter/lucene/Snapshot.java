package dev.footnote.search.adapter.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/**
 * The index as one commit left it. Each owner's statistics are counted once a snapshot, and the
 * words of a question are looked up once: it is asked for its best chunks, then for the scores of
 * others. The places of chunks that one half finds and the other does not are remembered, because
 * the same chunks come up again and again.
 */
final class Snapshot extends IndexSearcher {

  private static final int QUESTIONS = 64;
  private static final int PLACES = 20_000;

  private final ConcurrentMap<UserId, OwnerStatistics> statistics = new ConcurrentHashMap<>();
  private final Cache<Asked, Question> questions =
      Caffeine.newBuilder().maximumSize(QUESTIONS).build();

  private final Cache<ChunkId, Integer> places = Caffeine.newBuilder().maximumSize(PLACES).build();

  private record Asked(UserId owner, String text) {}

  /** Makes a question, which reads the index. */
  @FunctionalInterface
  interface Asking {
    Question ask() throws IOException;
  }

  Snapshot(IndexReader reader) {
    super(reader);
    setQueryCache(null);
  }

  OwnerStatistics statistics(UserId owner) {
    return statistics.computeIfAbsent(owner, this::count);
  }

  /** Where some chunks are, by the number that the whole index gives them. */
  Cache<ChunkId, Integer> places() {
    return places;
  }

  Question question(UserId owner, String text, Asking asking) {
    return questions.get(new Asked(owner, text), _ -> asked(asking));
  }

  private static Question asked(Asking asking) {
    try {
      return asking.ask();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OwnerStatistics count(UserId owner) {
    try {
      return OwnerStatistics.of(getIndexReader(), owner);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
