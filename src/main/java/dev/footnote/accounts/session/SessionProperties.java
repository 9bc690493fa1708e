package dev.footnote.accounts.session;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sign-ins last and what access tokens say.
 *
 * @param accessTokenTtl life of an access token, at most 15 minutes
 * @param refreshTokenTtl life of an unused refresh token
 * @param maxAge life of a session, however often it is refreshed
 * @param issuer claim {@code iss}; deployments that share no database should differ in it
 * @param audience claim {@code aud}
 */
@ConfigurationProperties("footnote.accounts.session")
record SessionProperties(
    @DefaultValue("15m") @DurationMin(seconds = 10) @DurationMax(minutes = 15)
        Duration accessTokenTtl,
    @DefaultValue("14d") @DurationMin(minutes = 1) @DurationMax(days = 90) Duration refreshTokenTtl,
    @DefaultValue("30d") @DurationMin(minutes = 1) @DurationMax(days = 365) Duration maxAge,
    @DefaultValue("footnote") @NotBlank String issuer,
    @DefaultValue("footnote-api") @NotBlank String audience) {}
