package dev.footnote.observability.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class BatchWriterTest {

  private final Counter dropped = new SimpleMeterRegistry().counter("dropped");
  private final List<List<Integer>> written = new CopyOnWriteArrayList<>();
  private final List<BatchWriter<Integer>> writers = new ArrayList<>();

  @AfterEach
  void stop() {
    writers.forEach(BatchWriter::stop);
  }

  @Test
  void items_are_written_in_their_order_many_at_once() {
    var writer = started(written::add, 1000);
    IntStream.range(0, 500).forEach(writer::add);
    await().until(() -> count() == 500);
    assertThat(written.stream().flatMap(List::stream))
        .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    assertThat(written.size()).isLessThan(50);
    assertThat(dropped.count()).isZero();
  }

  @Test
  void adding_never_waits_and_what_finds_no_room_is_counted() {
    var gate = new CountDownLatch(1);
    var writer = started(batch -> held(gate, batch), 10);
    long start = System.nanoTime();
    IntStream.range(0, 1000).forEach(writer::add);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(writer.depth()).isLessThanOrEqualTo(10);
    gate.countDown();
    await().until(() -> count() + (int) dropped.count() == 1000);
    assertThat(dropped.count()).isGreaterThan(900);
  }

  @Test
  void a_batch_is_tried_again_until_the_database_is_back() {
    var faults = new CopyOnWriteArrayList<>(List.of(1));
    var writer =
        started(
            batch -> {
              if (!faults.isEmpty()) {
                faults.removeFirst();
                throw new DataAccessResourceFailureException("away");
              }
              written.add(batch);
            },
            10);
    writer.add(7);
    await().until(() -> count() == 1);
    assertThat(dropped.count()).isZero();
  }

  @Test
  void a_batch_that_is_refused_for_good_does_not_hold_up_the_next() {
    var writer =
        started(
            batch -> {
              if (batch.contains(1)) {
                throw new DataIntegrityViolationException("refused");
              }
              written.add(batch);
            },
            10);
    writer.add(1);
    await().until(() -> dropped.count() == 1);
    writer.add(2);
    await().until(() -> count() == 1);
  }

  @Test
  void what_waits_is_written_before_it_stops() {
    var writer = started(written::add, 1000);
    IntStream.range(0, 100).forEach(writer::add);
    writer.stop();
    assertThat(count()).isEqualTo(100);
    assertThat(writer.isRunning()).isFalse();
  }

  @Test
  void stopping_does_not_wait_for_a_database_that_stays_away() {
    var writer =
        started(
            batch -> {
              throw new DataAccessResourceFailureException("away");
            },
            10);
    writer.add(1);
    long start = System.nanoTime();
    writer.stop();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    await().until(() -> dropped.count() == 1);
  }

  private int count() {
    return written.stream().mapToInt(List::size).sum();
  }

  private void held(CountDownLatch gate, List<Integer> batch) {
    try {
      gate.await();
      written.add(batch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private BatchWriter<Integer> started(Consumer<List<Integer>> sink, int queue) {
    var properties = new BatchProperties(queue, 100, Duration.ofMillis(5), Duration.ofMillis(1000));
    var writer = new BatchWriter<>("test", sink, properties, dropped);
    writer.start();
    writers.add(writer);
    return writer;
  }
}
