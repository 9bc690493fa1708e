package dev.footnote.platform.jobs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are run.
 *
 * @param threads jobs at once; they mostly wait for models and disks
 * @param poll how often due jobs are looked for
 * @param heartbeat how often a running job says that it lives; silent for six, another takes over
 * @param shutdownWait how long running jobs may finish when the service stops
 */
@ConfigurationProperties("footnote.jobs")
record JobsProperties(
    @DefaultValue("32") @Min(1) @Max(1000) int threads,
    @DefaultValue("100ms") Duration poll,
    @DefaultValue("5s") Duration heartbeat,
    @DefaultValue("10s") Duration shutdownWait) {}
