package dev.footnote.http;

import dev.footnote.kernel.AppException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a controller throws into one form of reply. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  @Nullable ResponseEntity<Object> onAppException(AppException fault, ServletWebRequest request) {
    if (Statuses.of(fault.code()).is5xxServerError()) {
      log.atWarn()
          .addKeyValue("code", fault.code().code())
          .setCause(fault.getCause())
          .log("request failed by a known fault");
    }
    return reply(Fault.of(fault), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> onAnythingElse(Exception exception, ServletWebRequest request) {
    var fault = Fault.under(exception);
    if (hasBegun(request)
        && NestedExceptionUtils.getMostSpecificCause(exception) instanceof IOException) {
      log.atInfo().log("client left before its reply was complete");
    } else if (fault.isEmpty()) {
      log.atError().setCause(exception).log("request failed by an unforeseen fault");
    } else {
      log.atWarn().setCause(exception).log("request failed by a fault below");
    }
    return reply(fault.orElseGet(Fault::unforeseen), request);
  }

  /** Null when the reply has begun: an event stream cannot become something else. */
  private static @Nullable ResponseEntity<Object> reply(Fault fault, ServletWebRequest request) {
    return hasBegun(request) ? null : ProblemReply.of(fault, request.getRequest());
  }

  private static boolean hasBegun(ServletWebRequest request) {
    var response = request.getResponse();
    return response != null && response.isCommitted();
  }

  /** Everything the framework throws itself comes through here, its status already chosen. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception exception,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var below = Fault.under(exception);
    if (below.isPresent()) {
      return reply(below.get(), (ServletWebRequest) request);
    }
    if (status.is5xxServerError()) {
      log.atError().setCause(exception).log("request failed in the framework");
    }
    return reply(exception, headers, status, (ServletWebRequest) request);
  }

  private @Nullable ResponseEntity<Object> reply(
      Exception exception, HttpHeaders headers, HttpStatusCode status, ServletWebRequest request) {
    var servletRequest = request.getRequest();
    var problem =
        Problems.of(
            status,
            Statuses.codeOf(status),
            describe(exception, status, servletRequest),
            servletRequest);
    var all = ProblemReply.headers(status);
    headers.forEach((name, values) -> all.put(name, values));
    all.setContentType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON);
    return super.handleExceptionInternal(exception, problem, all, status, request);
  }

  private static String describe(
      Exception exception, HttpStatusCode status, HttpServletRequest request) {
    return switch (exception) {
      case MethodArgumentNotValidException invalid -> fields(invalid);
      case HandlerMethodValidationException invalid -> parameters(invalid);
      case HttpMessageNotReadableException unreadable -> UnreadableBody.describe(unreadable);
      case MissingServletRequestParameterException missing ->
          "The parameter %s is missing.".formatted(missing.getParameterName());
      case MissingServletRequestPartException missing ->
          "The part %s is missing.".formatted(missing.getRequestPartName());
      case MethodArgumentTypeMismatchException mismatch ->
          "%s has the wrong form.".formatted(FieldNames.snakeCase(mismatch.getName()));
      case TypeMismatchException _ -> "A parameter has the wrong form.";
      case HttpMediaTypeNotSupportedException _ ->
          "%s is not accepted here.".formatted(mediaType(request));
      default -> StatusSentences.of(status);
    };
  }

  private static String mediaType(HttpServletRequest request) {
    return request.getContentType() == null ? "A body without a Content-Type" : "This Content-Type";
  }

  private static String fields(MethodArgumentNotValidException invalid) {
    var fields =
        invalid.getBindingResult().getFieldErrors().stream()
            .map(error -> FieldNames.snakeCase(error.getField()) + " " + error.getDefaultMessage());
    var whole =
        invalid.getBindingResult().getGlobalErrors().stream()
            .map(error -> String.valueOf(error.getDefaultMessage()));
    return sentence(Stream.concat(fields, whole));
  }

  private static String parameters(HandlerMethodValidationException invalid) {
    return sentence(
        invalid.getParameterValidationResults().stream()
            .flatMap(
                result ->
                    result.getResolvableErrors().stream()
                        .map(
                            error ->
                                FieldNames.snakeCase(
                                        String.valueOf(
                                            result.getMethodParameter().getParameterName()))
                                    + " "
                                    + error.getDefaultMessage())));
  }

  private static String sentence(Stream<String> errors) {
    return errors.sorted().distinct().collect(Collectors.joining("; ", "", "."));
  }
}
