package dev.footnote.accounts.apikey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long keys of programs live, and how many there may be.
 *
 * @param defaultTtl life of a key that is made without an expiry
 * @param maxTtl longest life that may be asked for
 * @param maxPerAccount keys of one account, expired ones not counted
 */
@ConfigurationProperties("footnote.accounts.api-keys")
record ApiKeyProperties(
    @DefaultValue("90d") @DurationMin(minutes = 1) @DurationMax(days = 3650) Duration defaultTtl,
    @DefaultValue("366d") @DurationMin(minutes = 1) @DurationMax(days = 3650) Duration maxTtl,
    @DefaultValue("20") @Min(1) @Max(1000) int maxPerAccount) {}
