package dev.footnote.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what failed outside of any controller. */
@RestController
class ErrorPage implements ErrorController {

  private static final String PATH = "/error";

  @RequestMapping(PATH)
  ResponseEntity<Object> show(HttpServletRequest request) {
    var exception = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return Fault.under(exception)
        .map(fault -> ProblemReply.of(fault, request))
        .orElseGet(() -> byStatus(request));
  }

  private static ResponseEntity<Object> byStatus(HttpServletRequest request) {
    var status = status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    var problem = Problems.of(status, Statuses.codeOf(status), StatusSentences.of(status), request);
    return ProblemReply.reply(problem, ProblemReply.headers(status));
  }

  private static HttpStatusCode status(@Nullable Object code) {
    return code instanceof Integer number
        ? HttpStatusCode.valueOf(number)
        : HttpStatus.INTERNAL_SERVER_ERROR;
  }
}
