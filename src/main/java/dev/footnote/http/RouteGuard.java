package dev.footnote.http;

import dev.footnote.kernel.RequestError;
import dev.footnote.kernel.RequestFacts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what is not in the route table or withheld: 404 for a path, 405 for a method. */
final class RouteGuard extends OncePerRequestFilter {

  private final Problems problems;
  private final List<Route> withheld;

  RouteGuard(Problems problems, List<Route> withheld) {
    this.problems = problems;
    this.withheld = withheld;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var routes = routes(request);
    if (routes.isEmpty()) {
      problems.write(RequestError.NOT_FOUND, "There is nothing here.", request, response);
      return;
    }
    var route = RouteTable.of(request);
    request.setAttribute(RequestFacts.ROUTE, route.orElse(routes.getFirst()).pattern());
    if (route.isEmpty()) {
      refuseMethod(routes, request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private List<Route> routes(HttpServletRequest request) {
    return RouteTable.onPath(request).stream().filter(route -> !withheld.contains(route)).toList();
  }

  private void refuseMethod(
      List<Route> routes, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var allowed = allowed(routes);
    response.setHeader(HttpHeaders.ALLOW, allowed);
    problems.write(HttpError.METHOD_NOT_ALLOWED, "Use one of: " + allowed + ".", request, response);
  }

  private static String allowed(List<Route> routes) {
    return routes.stream()
        .flatMap(RouteGuard::methods)
        .map(HttpMethod::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Stream<HttpMethod> methods(Route route) {
    return route.method().equals(HttpMethod.GET)
        ? Stream.of(HttpMethod.GET, HttpMethod.HEAD)
        : Stream.of(route.method());
  }
}
