package dev.footnote.observability.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answered request.
 *
 * @param route its template; null where nothing is served
 * @param record what became known on the way; empty for what the container refused by itself
 */
public record RequestLogEntry(
    UUID id,
    Instant at,
    String requestId,
    @Nullable UUID user,
    String method,
    @Nullable String route,
    int status,
    double durationMillis,
    long bytesIn,
    long bytesOut,
    @Nullable String errorCode,
    RequestRecord record) {}
