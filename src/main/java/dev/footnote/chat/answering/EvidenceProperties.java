package dev.footnote.chat.answering;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When passages are near enough to a question to answer from; why these values:
 * docs/decisions/0004-evidence-threshold.md.
 *
 * @param minSimilarity cosine similarity of the nearest passage
 * @param minKeywords or: share of the question's words, by weight, in one passage
 */
@Validated
@ConfigurationProperties("footnote.chat.evidence")
record EvidenceProperties(
    @DefaultValue("0.70") @DecimalMin("-1") @DecimalMax("1") double minSimilarity,
    @DefaultValue("0.75") @DecimalMin("0") @DecimalMax("1") double minKeywords) {}
