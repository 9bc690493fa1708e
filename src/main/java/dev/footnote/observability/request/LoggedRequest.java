package dev.footnote.observability.request;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as the log has it.
 *
 * @param client hash of the address that asked
 * @param stages milliseconds by stage of a search; more than one may have run at once
 */
public record LoggedRequest(
    UUID id,
    Instant at,
    String requestId,
    @Nullable String traceId,
    @Nullable UUID userId,
    String method,
    @Nullable String route,
    int status,
    double durationMs,
    long bytesIn,
    long bytesOut,
    @Nullable String client,
    @Nullable String errorCode,
    Map<String, Double> stages,
    @Nullable Integer passages,
    @Nullable String provider,
    @Nullable String model,
    @Nullable Integer attempts,
    @Nullable Integer promptTokens,
    @Nullable Integer completionTokens,
    @Nullable BigDecimal cost) {}
