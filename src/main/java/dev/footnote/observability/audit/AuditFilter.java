package dev.footnote.observability.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events are asked for; null for any. */
public record AuditFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable UUID accountId,
    @Nullable String action,
    @Nullable String outcome,
    @Nullable String requestId) {}
