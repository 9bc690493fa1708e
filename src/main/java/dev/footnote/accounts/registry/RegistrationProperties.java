package dev.footnote.accounts.registry;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may open an account.
 *
 * @param mode {@code open}: everybody; {@code invitation}: who was invited by an administrator;
 *     {@code closed}: nobody
 * @param invitationTtl how long an invitation is good
 */
@ConfigurationProperties("footnote.accounts.registration")
record RegistrationProperties(
    @DefaultValue("open") Mode mode,
    @DefaultValue("7d") @DurationMin(minutes = 1) @DurationMax(days = 90) Duration invitationTtl) {

  enum Mode {
    OPEN,
    INVITATION,
    CLOSED
  }
}
