package dev.footnote.documents.lifecycle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an upload may be.
 *
 * @param maxFileSize the largest accepted file
 * @param keepIdempotencyKeys how long a repeated request is recognised
 * @param orphanAge after which stored bytes that no document names are deleted
 */
@ConfigurationProperties("footnote.documents.upload")
record UploadProperties(
    @DefaultValue("50MB") DataSize maxFileSize,
    @DefaultValue("24h") Duration keepIdempotencyKeys,
    @DefaultValue("1h") Duration orphanAge) {}
