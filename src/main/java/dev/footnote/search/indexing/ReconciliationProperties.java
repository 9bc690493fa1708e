package dev.footnote.search.indexing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the index is brought to the state of the database.
 *
 * @param parallel how many portions of about 500 chunks are indexed at once
 * @param retryAfter pause before what could not be indexed is tried again
 */
@ConfigurationProperties("footnote.search.reconciliation")
record ReconciliationProperties(
    @DefaultValue("8") @Min(1) @Max(64) int parallel, @DefaultValue("5s") Duration retryAfter) {}
