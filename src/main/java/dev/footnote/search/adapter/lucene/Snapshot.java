package dev.footnote.search.adapter.lucene;

import dev.footnote.accounts.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/** The index as one commit left it. Each owner's statistics are counted once a snapshot. */
final class Snapshot extends IndexSearcher {

  private final ConcurrentMap<UserId, OwnerStatistics> statistics = new ConcurrentHashMap<>();

  Snapshot(IndexReader reader) {
    super(reader);
    setQueryCache(null);
  }

  OwnerStatistics statistics(UserId owner) {
    return statistics.computeIfAbsent(owner, this::count);
  }

  private OwnerStatistics count(UserId owner) {
    try {
      return OwnerStatistics.of(getIndexReader(), owner);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
