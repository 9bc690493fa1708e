package dev.footnote.documents.adapter.tika;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of reading a file.
 *
 * @param workers processes that read files, started when first needed
 * @param workerMemory heap of each
 * @param timeout after which a worker that has not finished a file is ended
 * @param maxCharacters of extracted text
 * @param maxInflated bytes that all entries of an archive (Office files are archives) may have
 * @param maxRatio of inflated to packed bytes
 * @param maxEntries of an archive
 */
@ConfigurationProperties("footnote.documents.parsing")
record TikaProperties(
    @DefaultValue("2") @Min(1) @Max(64) int workers,
    @DefaultValue("512MB") DataSize workerMemory,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("10000000") @Min(1000) int maxCharacters,
    @DefaultValue("1GB") DataSize maxInflated,
    @DefaultValue("100") @Min(1) int maxRatio,
    @DefaultValue("10000") @Min(1) int maxEntries) {

  ParserLimits limits() {
    return new ParserLimits(maxCharacters, maxInflated.toBytes(), maxRatio, maxEntries);
  }
}
