package dev.footnote.observability.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.footnote.observability.health.HealthBoard;
import dev.footnote.observability.metrics.OperatorToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Whether the service lives, and whether it can work: for balancers and for people. */
@RestController
@Tag(name = "Health")
class HealthController {

  private static final String UP = "UP";
  private static final String DOWN = "DOWN";

  private final HealthBoard board;
  private final OperatorToken token;

  HealthController(HealthBoard board, OperatorToken token) {
    this.board = board;
    this.token = token;
  }

  /** The dependencies are for who may see them. */
  record Health(
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> dependencies) {}

  /** Says no more than that requests are answered, and asks nothing outside of this process. */
  @GetMapping("/health/live")
  @Operation(summary = "Whether the service lives")
  Health live() {
    return new Health(UP, null);
  }

  @GetMapping({"/health", "/health/ready"})
  @Operation(summary = "Whether the service can do its work; 503 if not")
  ResponseEntity<Health> ready(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization) {
    return reply(token.isIn(authorization) ? board.dependencies() : null);
  }

  /** The same for administrators, who have no token of that kind. */
  @GetMapping("/api/v1/admin/health")
  @Operation(summary = "Whether the service can do its work, dependency by dependency")
  ResponseEntity<Health> dependencies() {
    return reply(board.dependencies());
  }

  private ResponseEntity<Health> reply(@Nullable Map<String, String> dependencies) {
    var ready = board.isReady();
    return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(new Health(ready ? UP : DOWN, dependencies));
  }
}
