package dev.footnote.documents.lifecycle;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one account may keep.
 *
 * @param maxDocuments documents
 * @param maxBytes originals, together
 */
@ConfigurationProperties("footnote.documents.quota")
record QuotaProperties(
    @DefaultValue("10000") @Min(1) int maxDocuments, @DefaultValue("10GB") DataSize maxBytes) {}
