package dev.footnote.mail.outbox;

import dev.footnote.kernel.Census;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the mails that wait, and those that were given up lately. */
@Component
class OutboxCensus implements Census {

  private static final Duration LATELY = Duration.ofHours(24);

  private final EmailStore store;
  private final Clock clock;

  OutboxCensus(EmailStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<Figure> take() {
    var now = clock.instant();
    var count = store.count(now.minus(LATELY));
    var age =
        count.oldest().map(since -> Duration.between(since, now).toMillis() / 1000.0).orElse(0.0);
    return List.of(
        Figure.of("footnote.mail.outbox.depth", count.queued()),
        Figure.of("footnote.mail.outbox.age.seconds", Math.max(0, age)),
        Figure.of("footnote.mail.outbox.given.up", count.givenUp()));
  }
}
