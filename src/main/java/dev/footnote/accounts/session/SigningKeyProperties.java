package dev.footnote.accounts.session;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the keys of access tokens follow one another.
 *
 * @param rotation after how long a new key is made
 * @param overlap how long the key before still verifies once the new one signs; longer than any
 *     access token lives
 */
@ConfigurationProperties("footnote.accounts.signing-keys")
record SigningKeyProperties(
    @DefaultValue("90d") @DurationMin(days = 1) @DurationMax(days = 3650) Duration rotation,
    @DefaultValue("1h") @DurationMin(minutes = 16) @DurationMax(days = 30) Duration overlap) {}
