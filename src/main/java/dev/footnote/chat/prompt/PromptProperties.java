package dev.footnote.chat.prompt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a model gets to read, in tokens of the embedding model.
 *
 * @param maxSourceTokens of all passages together; the ones found best come first
 * @param maxHistoryTokens of earlier messages; the latest come first
 * @param rewriteTimeout how long a language model may take to rewrite a question that leans on
 *     earlier ones, before rules do; {@code 0s} for rules alone
 */
@ConfigurationProperties("footnote.chat.prompt")
public record PromptProperties(
    @DefaultValue("6000") @Min(600) @Max(1_000_000) int maxSourceTokens,
    @DefaultValue("1000") @Min(0) @Max(1_000_000) int maxHistoryTokens,
    @DefaultValue("5s") @NotNull Duration rewriteTimeout) {}
