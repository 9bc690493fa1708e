package dev.footnote.observability.web;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.RequestError;
import dev.footnote.observability.ObservabilityError;
import dev.footnote.observability.metrics.OperatorToken;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** All figures in the text format of Prometheus, for who has the token. */
@RestController
@Hidden
class MetricsController {

  private static final MediaType TEXT =
      MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

  private final PrometheusMeterRegistry meters;
  private final OperatorToken token;

  MetricsController(PrometheusMeterRegistry meters, OperatorToken token) {
    this.meters = meters;
    this.token = token;
  }

  @GetMapping("/metrics")
  ResponseEntity<String> metrics(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
          @Nullable String authorization) {
    if (!token.isSet()) {
      throw AppException.of(RequestError.NOT_FOUND, "There is nothing here.");
    }
    if (!token.isIn(authorization)) {
      throw AppException.of(
          ObservabilityError.METRICS_TOKEN_REQUIRED,
          "Send FOOTNOTE_METRICS_TOKEN as: Authorization: Bearer <token>.");
    }
    return ResponseEntity.ok().contentType(TEXT).body(meters.scrape());
  }
}
