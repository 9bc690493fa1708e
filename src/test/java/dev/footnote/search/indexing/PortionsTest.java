package dev.footnote.search.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.search.spi.Chunks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortionsTest {

  private final Map<DocumentId, Extent> extents = new HashMap<>();

  private List<DocumentId> documents(int... chunks) {
    var documents = new ArrayList<DocumentId>();
    for (int count : chunks) {
      var document = document(extents.size());
      extents.put(document, new Extent(1, count));
      documents.add(document);
    }
    return documents;
  }

  private static DocumentId document(int number) {
    return new DocumentId(Chunks.id("document " + number));
  }

  @Test
  void small_documents_share_a_portion_and_a_large_one_has_its_own() {
    var all = documents(200, 300, 1, 90_000, 499);
    assertThat(Portions.of(all, extents))
        .containsExactly(
            all.subList(0, 2), all.subList(2, 3), all.subList(3, 4), all.subList(4, 5));
    assertThat(Portions.of(List.of(), extents)).isEmpty();
  }

  @Test
  void of_documents_that_are_gone_a_hundred_share_a_portion() {
    var gone = IntStream.range(0, 250).mapToObj(PortionsTest::document).toList();
    assertThat(Portions.of(gone, Map.of())).extracting(List::size).containsExactly(100, 100, 50);
  }

  @Test
  void a_document_that_fails_holds_up_none_of_its_portion() throws InterruptedException {
    var all = documents(1, 2, 3, 4);
    Set<DocumentId> done = ConcurrentHashMap.newKeySet();
    Each.of(
        List.of(all),
        2,
        portion -> {
          if (portion.contains(all.get(1))) {
            throw new IllegalStateException("damaged");
          }
          done.addAll(portion);
        });
    assertThat(done).containsExactlyInAnyOrder(all.get(0), all.get(2), all.get(3));
  }

  @Test
  void two_threads_never_work_on_one_document() throws InterruptedException {
    var locks = new DocumentLocks();
    var both = documents(1, 1);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var begin = new CountDownLatch(1);
    var threads =
        IntStream.range(0, 50)
            .mapToObj(
                number ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              await(begin);
                              var some = number % 2 == 0 ? both : List.of(both.getFirst());
                              locks.alone(some, () -> count(inside, most));
                            }))
            .toList();
    begin.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(most).hasValue(1);
    assertThat(inside).hasValue(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void count(AtomicInteger inside, AtomicInteger most) {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    Thread.yield();
    inside.decrementAndGet();
  }
}
