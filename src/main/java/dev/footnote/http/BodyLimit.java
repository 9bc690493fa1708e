package dev.footnote.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too large to be what a route reads, uploaded files excepted. */
final class BodyLimit extends OncePerRequestFilter {

  private final Problems problems;
  private final DataSize max;

  BodyLimit(Problems problems, DataSize max) {
    this.problems = problems;
    this.max = max;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return RouteTable.of(request)
        .filter(route -> route.payload() == Route.Payload.FILE)
        .isPresent();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > max.toBytes()) {
      problems.write(HttpError.REQUEST_TOO_LARGE, BoundedBody.detail(max), request, response);
    } else {
      chain.doFilter(new BoundedBody(request, max), response);
    }
  }
}
