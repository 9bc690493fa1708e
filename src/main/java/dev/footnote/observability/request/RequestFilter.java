package dev.footnote.observability.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which requests are asked for; null for any. */
public record RequestFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable UUID userId,
    @Nullable String route,
    @Nullable Integer minStatus,
    @Nullable Integer maxStatus,
    @Nullable Double minDurationMs,
    @Nullable String errorCode,
    @Nullable String requestId) {}
