package dev.footnote.limits.adapter.bucket4j;

import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;

/** Buckets that are full again say nothing; they are removed, so that the table stays small. */
record ExpiredBuckets(ExpiredEntriesCleaner cleaner) {

  private static final int AT_A_TIME = 1000;

  void remove() {
    var removed = AT_A_TIME;
    while (removed == AT_A_TIME) {
      removed = cleaner.removeExpired(AT_A_TIME);
    }
  }
}
