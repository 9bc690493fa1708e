package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on documents several at a time, since several share a commit. */
final class Each {

  private static final Logger log = LoggerFactory.getLogger(Each.class);

  private Each() {}

  /** One that fails is logged and left. */
  static void of(Collection<DocumentId> documents, int parallel, Consumer<DocumentId> work)
      throws InterruptedException {
    var places = new Semaphore(parallel);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var document : documents) {
        places.acquire();
        threads.execute(() -> one(document, work, places));
      }
    }
  }

  private static void one(DocumentId document, Consumer<DocumentId> work, Semaphore places) {
    try {
      work.accept(document);
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("document", document)
          .setCause(e)
          .log("document could not be indexed");
    } finally {
      places.release();
    }
  }
}
