package dev.footnote.http;

import dev.footnote.kernel.ErrorCode;
import dev.footnote.kernel.RequestFacts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Error replies as RFC 9457 has them, with a code for programs and the id of the request. */
final class Problems {

  private static final String TYPE = "urn:footnote:error:";
  private static final String UNREADABLE = "urn:footnote:request:";

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  static ProblemDetail of(ErrorCode code, String detail, HttpServletRequest request) {
    return of(Statuses.of(code), code, detail, request);
  }

  static ProblemDetail of(
      HttpStatusCode status, ErrorCode code, String detail, HttpServletRequest request) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPE + code.code()));
    problem.setTitle(title(code));
    problem.setInstance(instance(request));
    request.setAttribute(RequestFacts.ERROR_CODE, code.code());
    problem.setProperty("code", code.code());
    problem.setProperty("request_id", RequestId.of(request));
    return problem;
  }

  /** Writes a problem outside of any controller. */
  void write(
      ErrorCode code, String detail, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(of(code, detail, request), response);
  }

  /** Writes a problem whose status the container chose. */
  void write(HttpStatusCode status, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(of(status, Statuses.codeOf(status), StatusSentences.of(status), request), response);
  }

  private void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }

  private static String title(ErrorCode code) {
    var words = code.code().replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /**
   * The path without its query, which may hold what should not be repeated; the request's id where
   * not even the path could be read.
   */
  private static URI instance(HttpServletRequest request) {
    var original = request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
    var path = original == null ? request.getRequestURI() : original.toString();
    if (path == null) {
      return URI.create(UNREADABLE + RequestId.of(request));
    }
    try {
      return URI.create(path);
    } catch (IllegalArgumentException e) {
      return UriComponentsBuilder.fromPath(path).encode().build().toUri();
    }
  }
}
