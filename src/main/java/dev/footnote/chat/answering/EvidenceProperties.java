package dev.footnote.chat.answering;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a passage is near enough to a question to answer from; why these values:
 * docs/decisions/0004-evidence-threshold.md.
 *
 * @param minNearness cosine similarity, plus keyword weight times the share of the question's words
 *     in the passage, each weighed by its rarity among the account's chunks
 * @param keywordWeight what that share counts
 * @param minKeywords the share that is needed where no similarity is known
 */
@ConfigurationProperties("footnote.chat.evidence")
record EvidenceProperties(
    @DefaultValue("0.705") @DecimalMin("-1") @DecimalMax("2") double minNearness,
    @DefaultValue("0.25") @DecimalMin("0") @DecimalMax("1") double keywordWeight,
    @DefaultValue("0.35") @DecimalMin("0") @DecimalMax("1") double minKeywords) {}
