package dev.footnote.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** A fault as a reply of Spring MVC. */
final class ProblemReply {

  private ProblemReply() {}

  static ResponseEntity<Object> of(Fault fault, HttpServletRequest request) {
    var problem = Problems.of(fault.code(), fault.detail(), request);
    var headers = headers(HttpStatus.valueOf(problem.getStatus()));
    fault
        .retryAfter()
        .ifPresent(wait -> headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds())));
    fault.allowance().ifPresent(left -> RateLimitFields.of(left).forEach(headers::set));
    return reply(problem, headers);
  }

  static HttpHeaders headers(HttpStatusCode status) {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return headers;
  }

  static ResponseEntity<Object> reply(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus()).headers(headers).body(problem);
  }
}
