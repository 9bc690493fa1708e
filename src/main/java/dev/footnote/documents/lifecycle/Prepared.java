package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentId;
import java.util.ArrayList;
import java.util.List;

/** Documents of one turn that wait for the index, so that they share a commit. */
final class Prepared {

  private static final int DOCUMENTS = 64;
  private static final int CHUNKS = 512;

  private final List<Job> jobs = new ArrayList<>();
  private int chunks;

  /**
   * @param count the document's chunks, 0 if nobody counted
   */
  void add(Job job, int count) {
    jobs.add(job);
    chunks += count == 0 ? CHUNKS : count;
  }

  List<DocumentId> documents() {
    return jobs.stream().map(Job::id).toList();
  }

  /** Whether more would keep too many vectors in memory at once, or documents waiting. */
  boolean isFull() {
    return jobs.size() >= DOCUMENTS || chunks >= CHUNKS;
  }

  /** What waited; nothing waits afterwards. */
  List<Job> taken() {
    var taken = List.copyOf(jobs);
    jobs.clear();
    chunks = 0;
    return taken;
  }
}
