package dev.footnote.inference.adapter.openai;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which OpenAI-compatible service answers.
 *
 * @param apiKey without one the provider is not there
 * @param baseUrl address before {@code /chat/completions}
 * @param model name of the model
 * @param connectTimeout how long a connection may take
 * @param firstTokenTimeout how long the beginning of an answer may take
 */
@Validated
@ConfigurationProperties("footnote.inference.openai")
record OpenAiProperties(
    @DefaultValue("") Secret apiKey,
    @DefaultValue("https://api.openai.com/v1") @Pattern(regexp = "https?://.+") String baseUrl,
    @DefaultValue("gpt-4.1-mini") @NotBlank String model,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("15s") Duration firstTokenTimeout) {}
