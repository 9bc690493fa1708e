package dev.footnote.observability.request;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of requests.
 *
 * @param enabled whether requests are stored in the table {@code request_logs}; log lines are
 *     written either way
 * @param quietRoutes routes whose successful requests are neither stored nor logged above DEBUG
 * @param prices of models, as {@code model=input/output} for a million tokens each, such as {@code
 *     gpt-4.1-mini=0.40/1.60}; the currency is yours
 */
@ConfigurationProperties("footnote.observability.requests")
public record RequestLogProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue({"/health", "/health/live", "/health/ready", "/metrics"})
        List<String> quietRoutes,
    @DefaultValue List<String> prices) {

  public RequestLogProperties {
    quietRoutes = List.copyOf(quietRoutes);
    prices = List.copyOf(prices);
  }
}
