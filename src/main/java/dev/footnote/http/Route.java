package dev.footnote.http;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One method of one path, and who may call it. A {@code GET} answers {@code HEAD} too. */
record Route(HttpMethod method, String pattern, Access access) {

  static Route open(HttpMethod method, String pattern) {
    return new Route(method, pattern, Access.PUBLIC);
  }

  static Route signedIn(HttpMethod method, String pattern) {
    return new Route(method, pattern, Access.SIGNED_IN);
  }

  boolean answers(HttpMethod asked) {
    return method.equals(asked) || (method.equals(HttpMethod.GET) && asked.equals(HttpMethod.HEAD));
  }

  /** Matches the path, whatever the method. */
  RequestMatcher path() {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }
}
