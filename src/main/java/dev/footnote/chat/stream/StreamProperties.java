package dev.footnote.chat.stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Streams of answers, also of those that another instance writes.
 *
 * @param maxReadersPerAccount beyond it an account gets 429 from this instance
 * @param relayEvery how often what was written is stored for readers on other instances, and they
 *     look for it
 * @param silentAfter how long an instance may store nothing before its answers count as abandoned
 */
@ConfigurationProperties("footnote.chat.streams")
record StreamProperties(
    @DefaultValue("20") @Min(1) @Max(10_000) int maxReadersPerAccount,
    @DefaultValue("250ms") Duration relayEvery,
    @DefaultValue("10s") Duration silentAfter) {}
