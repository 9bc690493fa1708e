package dev.footnote.observability.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept and as administrators read it.
 *
 * @param client hash of the address that asked
 */
public record AuditRecord(
    UUID id,
    Instant at,
    String action,
    String outcome,
    @Nullable UUID accountId,
    @Nullable String client,
    @Nullable String requestId,
    @Nullable String traceId,
    Map<String, String> details) {}
