package dev.footnote.http;

import dev.footnote.kernel.Ids;
import dev.footnote.kernel.RequestFacts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name under which one request is found in replies and logs. */
final class RequestId {

  static final String HEADER = "X-Request-ID";

  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,128}");

  private RequestId() {}

  static String of(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(RequestFacts.REQUEST_ID));
  }

  private static Optional<String> known(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(RequestFacts.REQUEST_ID)).map(Object::toString);
  }

  /** What the caller calls the request, if it is a name that can do no harm in a log. */
  private static Optional<String> given(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HEADER))
        .filter(id -> WELL_FORMED.matcher(id).matches());
  }

  /** Gives the request its id, if it has none yet, and tells it in the reply. */
  static String assign(HttpServletRequest request, HttpServletResponse response, Ids ids) {
    var id = known(request).or(() -> given(request)).orElseGet(() -> ids.next().toString());
    request.setAttribute(RequestFacts.REQUEST_ID, id);
    response.setHeader(HEADER, id);
    return id;
  }
}
