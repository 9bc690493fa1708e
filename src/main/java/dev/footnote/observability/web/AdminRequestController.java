package dev.footnote.observability.web;

import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.observability.audit.AuditFilter;
import dev.footnote.observability.audit.AuditRecord;
import dev.footnote.observability.audit.AuditStore;
import dev.footnote.observability.request.LoggedRequest;
import dev.footnote.observability.request.LoggedRequestStore;
import dev.footnote.observability.request.RequestFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What administrators ask of the past. */
@RestController
@Tag(name = "Administration")
class AdminRequestController {

  private static final String LIMIT = "50";

  private final LoggedRequestStore requests;
  private final AuditStore audit;

  AdminRequestController(LoggedRequestStore requests, AuditStore audit) {
    this.requests = requests;
    this.audit = audit;
  }

  @GetMapping("/api/v1/admin/requests")
  @Operation(summary = "Find requests in the log, newest first")
  Page<LoggedRequest> requests(
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(name = "user_id", required = false) @Nullable UUID user,
      @RequestParam(required = false) @Nullable String route,
      @RequestParam(name = "min_status", required = false) @Nullable Integer minStatus,
      @RequestParam(name = "max_status", required = false) @Nullable Integer maxStatus,
      @RequestParam(name = "min_duration_ms", required = false) @Nullable Double minDuration,
      @RequestParam(name = "error_code", required = false) @Nullable String error,
      @RequestParam(name = "request_id", required = false) @Nullable String request,
      @RequestParam(defaultValue = LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter =
        new RequestFilter(from, to, user, route, minStatus, maxStatus, minDuration, error, request);
    return requests.find(filter, new PageRequest(limit, cursor));
  }

  @GetMapping("/api/v1/admin/audit")
  @Operation(summary = "Find audit events, newest first")
  Page<AuditRecord> audit(
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(name = "account_id", required = false) @Nullable UUID account,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(name = "request_id", required = false) @Nullable String request,
      @RequestParam(defaultValue = LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter = new AuditFilter(from, to, account, action, outcome, request);
    return audit.find(filter, new PageRequest(limit, cursor));
  }
}
