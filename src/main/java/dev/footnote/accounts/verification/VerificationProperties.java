package dev.footnote.accounts.verification;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Confirmation of e-mail addresses.
 *
 * @param required whether an account can be used only after its address was confirmed
 * @param tokenTtl how long a link can be used
 */
@ConfigurationProperties("footnote.accounts.verification")
public record VerificationProperties(
    @DefaultValue("false") boolean required,
    @DefaultValue("24h") @DurationMin(minutes = 1) @DurationMax(days = 7) Duration tokenTtl) {}
