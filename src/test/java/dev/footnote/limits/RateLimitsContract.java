package dev.footnote.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import dev.footnote.testing.AtOnce;
import dev.footnote.testing.SettableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What everything that counts must do: ten wrong passwords in fifteen minutes, three searches. */
public abstract class RateLimitsContract {

  protected static final Limit FAILURES = Limit.SIGN_IN_FAILURES_PER_ACCOUNT;
  protected static final Limit SEARCHES = Limit.SEARCHES;

  protected final SettableClock clock = new SettableClock();

  /** With 10/15m for failures of an account and 3/1m for searches. */
  protected abstract RateLimits limits();

  /** One that no other test uses. */
  protected abstract Subject subject();

  @Test
  void so_many_are_granted_and_not_one_more() {
    var limits = limits();
    var subject = subject();
    for (var left = 9; left >= 0; left--) {
      var allowance = limits.take(FAILURES, subject);
      assertThat(allowance.granted()).isTrue();
      assertThat(allowance.remaining()).isEqualTo(left);
    }
    var refused = limits.take(FAILURES, subject);
    assertThat(refused.granted()).isFalse();
    assertThat(refused.remaining()).isZero();
    assertThat(refused.until()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));
    assertThat(refused.rate()).isEqualTo(Rate.parse("10/15m"));
  }

  @Test
  void after_the_window_all_are_granted_again_however_many_were_refused_meanwhile() {
    var limits = limits();
    var subject = subject();
    exhaust(limits, subject);
    for (var minute = 0; minute < 14; minute++) {
      clock.advance(Duration.ofMinutes(1));
      assertThat(limits.take(FAILURES, subject).granted()).isFalse();
    }
    clock.advance(Duration.ofMinutes(1));
    assertThat(IntStream.range(0, 10)).allMatch(_ -> limits.take(FAILURES, subject).granted());
    assertThat(limits.take(FAILURES, subject).granted()).isFalse();
  }

  @Test
  void other_limits_than_failures_come_back_one_by_one() {
    var limits = limits();
    var subject = subject();
    for (var i = 0; i < 3; i++) {
      assertThat(limits.take(SEARCHES, subject).granted()).isTrue();
    }
    var refused = limits.take(SEARCHES, subject);
    assertThat(refused.granted()).isFalse();
    clock.advance(refused.waitSeconds());
    assertThat(limits.take(SEARCHES, subject).granted()).isTrue();
    assertThat(limits.take(SEARCHES, subject).granted()).isFalse();
  }

  @Test
  void one_that_is_given_back_was_not_counted() {
    var limits = limits();
    var subject = subject();
    exhaust(limits, subject);
    limits.giveBack(FAILURES, subject);
    assertThat(limits.take(FAILURES, subject).granted()).isTrue();
    assertThat(limits.take(FAILURES, subject).granted()).isFalse();
  }

  @Test
  void no_more_can_be_given_back_than_there_are() {
    var limits = limits();
    var subject = subject();
    for (var i = 0; i < 5; i++) {
      limits.giveBack(FAILURES, subject);
    }
    exhaust(limits, subject);
    assertThat(limits.take(FAILURES, subject).granted()).isFalse();
  }

  @Test
  void what_is_forgotten_begins_anew() {
    var limits = limits();
    var subject = subject();
    exhaust(limits, subject);
    limits.forget(FAILURES, subject);
    exhaust(limits, subject);
  }

  @Test
  void subjects_and_limits_are_counted_apart() {
    var limits = limits();
    var subject = subject();
    exhaust(limits, subject);
    assertThat(limits.take(FAILURES, subject()).granted()).isTrue();
    assertThat(limits.take(SEARCHES, subject).granted()).isTrue();
  }

  @Test
  void of_fifty_at_once_as_many_are_granted_as_are_allowed() throws Exception {
    var limits = limits();
    var subject = subject();
    var allowances = AtOnce.calls(50, _ -> limits.take(FAILURES, subject));
    assertThat(allowances).filteredOn(Allowance::granted).hasSize(10);
  }

  @Test
  void a_refusal_says_how_many_are_allowed_and_when_to_come_back() {
    var limits = limits();
    var subject = subject();
    exhaust(limits, subject);
    assertThatThrownBy(() -> limits.take(FAILURES, subject).orRefuse())
        .isInstanceOfSatisfying(
            AppException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(LimitError.TOO_MANY_REQUESTS);
              assertThat(refusal.detail()).contains("at most 10 in 15 minutes");
              assertThat(refusal.retryAfter().orElseThrow())
                  .isPositive()
                  .isLessThanOrEqualTo(Duration.ofMinutes(15));
              assertThat(LimitReached.of(refusal.getCause())).isPresent();
            });
  }

  private static void exhaust(RateLimits limits, Subject subject) {
    for (var i = 0; i < 10; i++) {
      assertThat(limits.take(FAILURES, subject).granted()).isTrue();
    }
  }
}
