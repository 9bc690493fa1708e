package dev.footnote.accounts.reset;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Setting forgotten passwords anew.
 *
 * @param tokenTtl how long a link can be used, at most one hour
 */
@ConfigurationProperties("footnote.accounts.reset")
record ResetProperties(
    @DefaultValue("1h") @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration tokenTtl) {}
