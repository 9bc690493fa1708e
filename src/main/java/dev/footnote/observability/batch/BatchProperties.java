package dev.footnote.observability.batch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the request log and audit events are written.
 *
 * @param queue records that may wait; beyond it they are dropped and counted
 * @param batch records written at once
 * @param flushInterval how long a record may wait for others to be written with
 * @param shutdownWait how long writing may go on when the service stops
 */
@ConfigurationProperties("footnote.observability.writing")
public record BatchProperties(
    @DefaultValue("10000") @Min(1) @Max(1_000_000) int queue,
    @DefaultValue("500") @Min(1) @Max(10_000) int batch,
    @DefaultValue("250ms") Duration flushInterval,
    @DefaultValue("5s") Duration shutdownWait) {}
