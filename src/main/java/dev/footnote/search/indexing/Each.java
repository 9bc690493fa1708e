package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on portions of documents several at a time, since several share a commit. */
final class Each {

  private static final Logger log = LoggerFactory.getLogger(Each.class);

  private Each() {}

  /** Of a portion that fails each document is tried alone; one that fails is logged and left. */
  static void of(List<List<DocumentId>> portions, int parallel, Consumer<List<DocumentId>> work)
      throws InterruptedException {
    var places = new Semaphore(parallel);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var portion : portions) {
        places.acquire();
        threads.execute(
            () -> {
              try {
                work(portion, work);
              } finally {
                places.release();
              }
            });
      }
    }
  }

  private static void work(List<DocumentId> documents, Consumer<List<DocumentId>> work) {
    try {
      work.accept(documents);
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("documents", documents)
          .setCause(e)
          .log("documents could not be indexed");
      if (documents.size() > 1) {
        documents.forEach(document -> work(List.of(document), work));
      }
    }
  }
}
