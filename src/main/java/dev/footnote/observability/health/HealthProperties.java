package dev.footnote.observability.health;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the service is watched by itself.
 *
 * @param interval from one look at all dependencies to the next
 * @param timeout after which a dependency that does not answer is down
 * @param minFreeSpace less is too little for the folder of data
 * @param folder whose disk is watched
 */
@ConfigurationProperties("footnote.observability.health")
record HealthProperties(
    @DefaultValue("2s") Duration interval,
    @DefaultValue("3s") Duration timeout,
    @DefaultValue("256MB") DataSize minFreeSpace,
    @DefaultValue("data") Path folder) {}
