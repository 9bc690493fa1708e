package dev.footnote.mail.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails are delivered.
 *
 * @param timeout how long one try by one mail service may take
 * @param firstDelay wait after the first failed try; each further one doubles it
 * @param maxDelay longest wait between two tries
 * @param giveUpAfter how long a mail is tried at most; one that is worth nothing sooner is given up
 *     sooner
 * @param concurrency mails in delivery at once
 * @param keep how long it is remembered that a mail was sent or given up
 */
@ConfigurationProperties("footnote.mail.outbox")
record OutboxProperties(
    @DefaultValue("20s") @DurationMin(millis = 100) @DurationMax(minutes = 2) Duration timeout,
    @DefaultValue("10s") @DurationMin(millis = 10) Duration firstDelay,
    @DefaultValue("15m") @DurationMin(millis = 10) Duration maxDelay,
    @DefaultValue("24h") @DurationMin(minutes = 1) @DurationMax(days = 7) Duration giveUpAfter,
    @DefaultValue("4") @Min(1) @Max(64) int concurrency,
    @DefaultValue("30d") @DurationMin(minutes = 1) Duration keep) {

  private static final int MOST_DOUBLINGS = 20;

  /** The wait after so many failed tries. */
  Duration delayAfter(int failures) {
    var delay = firstDelay.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
  }
}
