package dev.footnote.inference.adapter.ollama;

import dev.footnote.inference.Price;
import dev.footnote.inference.adapter.wire.Provider;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model of an Ollama server answers.
 *
 * @param baseUrl address of the server, {@code http://localhost:11434} say; without one the
 *     provider is not there
 * @param model name of the model
 * @param connectTimeout how long a connection may take
 * @param firstTokenTimeout how long the beginning of an answer may take
 * @param pauseTimeout how long an answer that has begun may stand still
 * @param timeout how long an answer may take in all
 * @param maxOutputTokens longest answer, in tokens of the model
 * @param inputPrice price of a million tokens read, for the cost in replies; 0 if unknown
 * @param outputPrice price of a million tokens written
 */
@ConfigurationProperties("footnote.inference.ollama")
record OllamaProperties(
    @DefaultValue("") @Pattern(regexp = "|https?://.+") String baseUrl,
    @DefaultValue("llama3.2") @NotBlank String model,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("15s") Duration firstTokenTimeout,
    @DefaultValue("20s") Duration pauseTimeout,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("1024") @Min(16) @Max(100_000) int maxOutputTokens,
    @DefaultValue("0") @PositiveOrZero BigDecimal inputPrice,
    @DefaultValue("0") @PositiveOrZero BigDecimal outputPrice) {

  Provider provider(String name) {
    return new Provider(
        name,
        model,
        new Provider.Timeouts(connectTimeout, firstTokenTimeout, pauseTimeout, timeout),
        new Price(inputPrice, outputPrice));
  }
}
