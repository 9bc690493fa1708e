package dev.footnote.chat.answering;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many questions may be under way, and how long each may take.
 *
 * @param maxPerAccount beyond it an account gets 429
 * @param maxTotal beyond it everybody gets 503
 * @param deadline for a whole answer, its stream included
 * @param shutdownWait how long answers may go on when the service stops; then each is ended, and
 *     stored as far as it is written
 */
@ConfigurationProperties("footnote.chat.limits")
record LimitsProperties(
    @DefaultValue("4") @Min(1) @Max(1_000) int maxPerAccount,
    @DefaultValue("64") @Min(1) @Max(10_000) int maxTotal,
    @DefaultValue("60s") @NotNull Duration deadline,
    @DefaultValue("10s") @NotNull Duration shutdownWait) {}
