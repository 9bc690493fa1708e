package dev.footnote.http;

import static dev.footnote.limits.Limit.QUESTIONS;
import static dev.footnote.limits.Limit.REGISTRATIONS;
import static dev.footnote.limits.Limit.SEARCHES;
import static dev.footnote.limits.Limit.UPLOADS;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Every route of the service. What is not listed is not served, whatever handler there may be. */
final class RouteTable {

  /** What describes the API, by handlers of a library that are there in any case. */
  static final List<Route> API_DOCS =
      List.of(
          Route.open(GET, "/openapi"),
          Route.open(GET, "/openapi.yaml"),
          Route.open(GET, "/openapi/swagger-config"),
          Route.open(GET, "/openapi/page"),
          Route.open(GET, "/openapi/swagger-ui/**"));

  private static final List<Route> OWN =
      List.of(
          Route.open(POST, "/api/v1/auth/register").limited(REGISTRATIONS),
          Route.open(POST, "/api/v1/auth/login"),
          Route.open(POST, "/api/v1/auth/refresh"),
          Route.open(POST, "/api/v1/auth/logout"),
          Route.open(POST, "/api/v1/auth/forgot-password"),
          Route.open(POST, "/api/v1/auth/verify-reset-token"),
          Route.open(POST, "/api/v1/auth/reset-password"),
          Route.open(POST, "/api/v1/auth/verify-email"),
          Route.known(POST, "/api/v1/auth/resend-verification"),
          Route.known(GET, "/api/v1/auth/me"),
          Route.inSession(DELETE, "/api/v1/auth/me"),
          Route.inSession(POST, "/api/v1/auth/change-password"),
          Route.inSession(GET, "/api/v1/auth/sessions"),
          Route.inSession(DELETE, "/api/v1/auth/sessions"),
          Route.inSession(DELETE, "/api/v1/auth/sessions/{id}"),
          Route.inSession(GET, "/api/v1/auth/api-keys"),
          Route.inSession(POST, "/api/v1/auth/api-keys"),
          Route.inSession(DELETE, "/api/v1/auth/api-keys/{id}"),
          Route.administration(GET, "/api/v1/admin/users"),
          Route.administration(POST, "/api/v1/admin/users/{id}/disable"),
          Route.administration(POST, "/api/v1/admin/users/{id}/enable"),
          Route.administration(POST, "/api/v1/admin/users/{id}/reset-password"),
          Route.administration(GET, "/api/v1/admin/requests"),
          Route.administration(GET, "/api/v1/admin/audit"),
          Route.administration(GET, "/api/v1/admin/metrics"),
          Route.administration(GET, "/api/v1/admin/health"),
          Route.administration(POST, "/api/v1/admin/invitations"),
          Route.administration(POST, "/api/v1/admin/signing-keys"),
          Route.administration(GET, "/api/v1/admin/reindex"),
          Route.administration(POST, "/api/v1/admin/reindex"),
          Route.signedIn(GET, "/api/v1/collections"),
          Route.signedIn(POST, "/api/v1/collections"),
          Route.signedIn(GET, "/api/v1/collections/{id}"),
          Route.signedIn(PATCH, "/api/v1/collections/{id}"),
          Route.signedIn(DELETE, "/api/v1/collections/{id}"),
          Route.signedIn(GET, "/api/v1/documents"),
          Route.signedIn(POST, "/api/v1/documents").takingFiles().limited(UPLOADS),
          Route.signedIn(GET, "/api/v1/documents/{id}"),
          Route.signedIn(DELETE, "/api/v1/documents/{id}"),
          Route.signedIn(GET, "/api/v1/documents/{id}/content"),
          Route.signedIn(PUT, "/api/v1/documents/{id}/content").takingFiles().limited(UPLOADS),
          Route.signedIn(GET, "/api/v1/documents/{id}/text"),
          Route.signedIn(GET, "/api/v1/documents/{id}/chunks"),
          Route.signedIn(GET, "/api/v1/documents/{id}/events"),
          Route.signedIn(POST, "/api/v1/search").limited(SEARCHES),
          Route.signedIn(POST, "/api/v1/rag/chat").limited(QUESTIONS),
          Route.signedIn(GET, "/api/v1/conversations"),
          Route.signedIn(GET, "/api/v1/conversations/{id}"),
          Route.signedIn(PATCH, "/api/v1/conversations/{id}"),
          Route.signedIn(DELETE, "/api/v1/conversations/{id}"),
          Route.signedIn(GET, "/api/v1/conversations/{id}/export"),
          Route.signedIn(GET, "/api/v1/conversations/{id}/messages/{message}/events"),
          Route.signedIn(POST, "/api/v1/conversations/{id}/messages/{message}/stop"),
          Route.open(GET, "/reset-password"),
          Route.open(POST, "/reset-password"),
          Route.open(GET, "/invitation"),
          Route.open(POST, "/invitation"),
          Route.open(GET, "/verify-email"),
          Route.open(POST, "/verify-email"),
          Route.open(GET, "/assets/page.css"),
          Route.open(GET, "/health"),
          Route.open(GET, "/health/live"),
          Route.open(GET, "/health/ready"),
          Route.open(GET, "/metrics"));

  static final List<Route> ROUTES = Stream.concat(OWN.stream(), API_DOCS.stream()).toList();

  private static final List<Entry> ENTRIES =
      ROUTES.stream().map(route -> new Entry(route, route.path())).toList();

  private static final String ON_PATH = RouteTable.class.getName() + ".ON_PATH";

  private RouteTable() {}

  /** The route of a request, if there is one. */
  static Optional<Route> of(HttpServletRequest request) {
    var method = HttpMethod.valueOf(request.getMethod());
    return onPath(request).stream().filter(route -> route.answers(method)).findFirst();
  }

  /** The routes of all methods on a request's path, which many ask for and one looks for. */
  static List<Route> onPath(HttpServletRequest request) {
    if (request.getAttribute(ON_PATH) instanceof OnPath(var path, var routes)
        && path.equals(request.getRequestURI())) {
      return routes;
    }
    var routes = search(request);
    request.setAttribute(ON_PATH, new OnPath(request.getRequestURI(), routes));
    return routes;
  }

  private static List<Route> search(HttpServletRequest request) {
    return ENTRIES.stream()
        .filter(entry -> entry.path().matches(request))
        .map(Entry::route)
        .toList();
  }

  private record Entry(Route route, RequestMatcher path) {}

  /** A request that is dispatched again, to an error page say, has another path. */
  private record OnPath(String path, List<Route> routes) {}
}
