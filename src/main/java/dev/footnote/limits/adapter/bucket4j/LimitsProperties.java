package dev.footnote.limits.adapter.bucket4j;

import dev.footnote.limits.Limit;
import dev.footnote.limits.Rate;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often what may be done, over all replicas, as number and time: {@code 10/15m}.
 *
 * @param signInFailuresPerAccount wrong passwords for one e-mail address, whether or not it has an
 *     account; then none is looked at, and after at most that time all are allowed again
 * @param signInFailuresPerClient wrong passwords from one client, for whichever accounts
 * @param registrations accounts opened by one client
 * @param passwordResetsPerAccount mails with a reset link to one account
 * @param passwordResetsPerClient resets that one client asks for
 * @param uploads documents that one account sends
 * @param questions questions that one account asks
 * @param searches searches of one account
 */
@ConfigurationProperties("footnote.limits")
record LimitsProperties(
    @DefaultValue("10/15m") @Pattern(regexp = Rate.FORM) String signInFailuresPerAccount,
    @DefaultValue("100/15m") @Pattern(regexp = Rate.FORM) String signInFailuresPerClient,
    @DefaultValue("100/1h") @Pattern(regexp = Rate.FORM) String registrations,
    @DefaultValue("3/1h") @Pattern(regexp = Rate.FORM) String passwordResetsPerAccount,
    @DefaultValue("20/1h") @Pattern(regexp = Rate.FORM) String passwordResetsPerClient,
    @DefaultValue("10000/1h") @Pattern(regexp = Rate.FORM) String uploads,
    @DefaultValue("300/1m") @Pattern(regexp = Rate.FORM) String questions,
    @DefaultValue("6000/1m") @Pattern(regexp = Rate.FORM) String searches) {

  Rate rate(Limit limit) {
    return Rate.parse(
        switch (limit) {
          case SIGN_IN_FAILURES_PER_ACCOUNT -> signInFailuresPerAccount;
          case SIGN_IN_FAILURES_PER_CLIENT -> signInFailuresPerClient;
          case REGISTRATIONS -> registrations;
          case PASSWORD_RESETS_PER_ACCOUNT -> passwordResetsPerAccount;
          case PASSWORD_RESETS_PER_CLIENT -> passwordResetsPerClient;
          case UPLOADS -> uploads;
          case QUESTIONS -> questions;
          case SEARCHES -> searches;
        });
  }
}
