package dev.footnote.inference.adapter.openai;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which OpenAI-compatible service makes vectors in place of the bundled model. Once documents are
 * stored, model, dimension and passage prefix must stay as they are.
 *
 * @param model name of the model; without one the bundled model is used
 * @param dimension length of its vectors
 * @param apiKey key of the service
 * @param baseUrl address before {@code /embeddings}
 * @param queryPrefix what the model wants before a question
 * @param passagePrefix what the model wants before a passage
 * @param batchSize passages sent at once
 * @param concurrency calls for passages at the same time
 * @param connectTimeout how long a connection may take
 * @param queryTimeout how long the vector of a question may take
 * @param timeout how long the vectors of a batch may take, all tries together
 * @param tries how often a batch is tried when the fault may pass
 */
@ConfigurationProperties("footnote.inference.openai-embeddings")
record OpenAiEmbeddingProperties(
    @DefaultValue("") String model,
    @DefaultValue("1536") @Min(8) @Max(4096) int dimension,
    @DefaultValue("") Secret apiKey,
    @DefaultValue("https://api.openai.com/v1") @Pattern(regexp = "https?://.+") String baseUrl,
    @DefaultValue("") String queryPrefix,
    @DefaultValue("") String passagePrefix,
    @DefaultValue("64") @Min(1) @Max(2048) int batchSize,
    @DefaultValue("4") @Min(1) @Max(64) int concurrency,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("2s") Duration queryTimeout,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("3") @Min(1) @Max(10) int tries) {}
