package dev.footnote.chat.citation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a passage supports a statement.
 *
 * @param minQuoteOverlap share of the statement's words that its best sentence must have
 * @param minPassageOverlap or: share that the passage must have, if its best sentence has half of
 *     {@code minQuoteOverlap}
 */
@ConfigurationProperties("footnote.chat.citation")
public record SupportRules(
    @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1") double minQuoteOverlap,
    @DefaultValue("0.7") @DecimalMin("0") @DecimalMax("1") double minPassageOverlap) {}
