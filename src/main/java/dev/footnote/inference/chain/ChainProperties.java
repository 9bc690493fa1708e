package dev.footnote.inference.chain;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the models of answers follow one another.
 *
 * @param providers names in their order; none for every provider that has its key; {@code
 *     extractive} comes last in any case
 * @param deadline how long an answer may take in all
 * @param reserve what of that is kept for the last provider, {@code extractive}
 * @param retryDelay wait before the second try, on average
 * @param maxRetryWait a provider that asks for a longer wait is passed over
 * @param restingTime how long a provider rests after too many faults
 * @param faultsToRest calls after which a provider with half of them failed rests
 */
@ConfigurationProperties("footnote.inference.chain")
record ChainProperties(
    @DefaultValue List<String> providers,
    @DefaultValue("55s") Duration deadline,
    @DefaultValue("3s") Duration reserve,
    @DefaultValue("300ms") Duration retryDelay,
    @DefaultValue("10s") Duration maxRetryWait,
    @DefaultValue("30s") Duration restingTime,
    @DefaultValue("10") @Min(1) int faultsToRest) {

  ChainProperties {
    providers = providers.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
  }
}
