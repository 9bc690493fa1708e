package dev.footnote.search.adapter.lucene;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;

/** How both indexes are written. */
final class WriterSettings {

  private static final double BUFFER_MB = 64;

  private WriterSettings() {}

  static IndexWriterConfig with(Analyzer analyzer) {
    var merges = new ConcurrentMergeScheduler();
    merges.setMaxMergesAndThreads(4, 1);
    return new IndexWriterConfig(analyzer)
        .setRAMBufferSizeMB(BUFFER_MB)
        .setMergeScheduler(merges)
        .setMergePolicy(new TieredMergePolicy())
        .setCommitOnClose(false);
  }
}
