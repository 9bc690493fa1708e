package dev.footnote.observability.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.util.unit.DataSize;

class HealthBoardTest {

  private static final HealthProperties QUICK =
      new HealthProperties(
          Duration.ofMillis(20), Duration.ofMillis(100), DataSize.ofMegabytes(1), Path.of("."));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicReference<ReadinessState> readiness =
      new AtomicReference<>(ReadinessState.ACCEPTING_TRAFFIC);
  private HealthBoard board = started(Health.up()::build);

  @AfterEach
  void stop() {
    board.stop();
  }

  @Test
  void all_well_is_ready_from_the_first_question_on() {
    assertThat(board.isReady()).isTrue();
    assertThat(board.dependencies()).containsEntry("one", "UP");
    assertThat(meters.get("footnote.health.up").tag("dependency", "one").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void one_that_fails_is_down_and_up_again_by_itself() {
    var health = new AtomicReference<>(Health.up().build());
    board.stop();
    board = started(health::get);
    health.set(Health.down().build());
    await().until(() -> !board.isReady());
    assertThat(board.dependencies()).containsEntry("one", "DOWN");
    health.set(Health.up().build());
    await().until(board::isReady);
  }

  @Test
  void one_that_throws_is_down() {
    board.stop();
    board =
        started(
            () -> {
              throw new IllegalStateException("broken");
            });
    assertThat(board.dependencies()).containsEntry("one", "DOWN");
  }

  @Test
  void one_that_hangs_is_down_and_is_not_asked_again_until_it_has_answered()
      throws InterruptedException {
    var asked = new AtomicInteger();
    var answer = new CountDownLatch(1);
    board.stop();
    board = started(() -> hanging(asked, answer));
    assertThat(board.isReady()).isFalse();
    Thread.sleep(400);
    assertThat(asked).hasValue(1);
    answer.countDown();
    await().until(board::isReady);
  }

  private static Health hanging(AtomicInteger asked, CountDownLatch answer) {
    asked.incrementAndGet();
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Health.up().build();
  }

  @Test
  void a_service_about_to_stop_is_not_ready() {
    readiness.set(ReadinessState.REFUSING_TRAFFIC);
    assertThat(board.isReady()).isFalse();
  }

  private HealthBoard started(HealthIndicator indicator) {
    meters.clear();
    var started =
        new HealthBoard(
            List.of(new Watch("one", indicator)), new Availability(readiness), QUICK, meters);
    started.start();
    return started;
  }

  private record Availability(AtomicReference<ReadinessState> readiness)
      implements ApplicationAvailability {

    @Override
    public ReadinessState getReadinessState() {
      return readiness.get();
    }

    @Override
    public <S extends AvailabilityState> S getState(Class<S> type, S standard) {
      return standard;
    }

    @Override
    public <S extends AvailabilityState> S getState(Class<S> type) {
      return null;
    }

    @Override
    public <S extends AvailabilityState> AvailabilityChangeEvent<S> getLastChangeEvent(
        Class<S> type) {
      return null;
    }
  }
}
