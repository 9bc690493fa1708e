package dev.footnote.documents.lifecycle;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How documents are worked off.
 *
 * @param maxAttempts how often a document is tried before it fails
 * @param retryDelay wait before the second attempt; four times as long before each further one
 * @param lanes documents of one account in work at the same time
 * @param turn how long a lane goes on with document after document before others get their turn
 * @param batch passages embedded and stored at a time
 */
@ConfigurationProperties("footnote.documents.ingestion")
record IngestionProperties(
    @DefaultValue("3") @Min(1) @Max(20) int maxAttempts,
    @DefaultValue("5s") Duration retryDelay,
    @DefaultValue("4") @Min(1) @Max(32) int lanes,
    @DefaultValue("2s") Duration turn,
    @DefaultValue("32") @Min(1) @Max(1024) int batch) {

  Duration delayAfter(int failures) {
    return retryDelay.multipliedBy(1L << (2 * Math.min(failures - 1, 8)));
  }
}
