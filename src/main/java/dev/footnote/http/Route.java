package dev.footnote.http;

import dev.footnote.limits.Limit;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One method of one path, and who may call it. A {@code GET} answers {@code HEAD} too.
 *
 * @param limit what is counted for the account that calls, or for the client if it is public
 */
record Route(
    HttpMethod method, String pattern, Access access, Payload payload, Optional<Limit> limit) {

  /** What the body of a request is. */
  enum Payload {
    /** JSON or a small form. */
    FIELDS,
    /** A file, whose size is the matter of whoever keeps it. */
    FILE
  }

  static Route open(HttpMethod method, String pattern) {
    return of(method, pattern, Access.PUBLIC);
  }

  static Route signedIn(HttpMethod method, String pattern) {
    return of(method, pattern, Access.SIGNED_IN);
  }

  static Route known(HttpMethod method, String pattern) {
    return of(method, pattern, Access.KNOWN);
  }

  static Route inSession(HttpMethod method, String pattern) {
    return of(method, pattern, Access.SESSION);
  }

  static Route administration(HttpMethod method, String pattern) {
    return of(method, pattern, Access.ADMIN);
  }

  private static Route of(HttpMethod method, String pattern, Access access) {
    return new Route(method, pattern, access, Payload.FIELDS, Optional.empty());
  }

  Route limited(Limit by) {
    return new Route(method, pattern, access, payload, Optional.of(by));
  }

  Route takingFiles() {
    return new Route(method, pattern, access, Payload.FILE, limit);
  }

  boolean answers(HttpMethod asked) {
    return method.equals(asked) || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
  }

  /** Matches the path, whatever the method. */
  RequestMatcher path() {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }
}
