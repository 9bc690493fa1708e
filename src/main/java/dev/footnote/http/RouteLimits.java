package dev.footnote.http;

import dev.footnote.kernel.ClientAddress;
import dev.footnote.limits.Limit;
import dev.footnote.limits.RateLimits;
import dev.footnote.limits.Subject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts the calls of routes that have a limit, before their bodies are read. */
final class RouteLimits implements HandlerInterceptor {

  private final RateLimits limits;

  RouteLimits(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      RouteTable.of(request)
          .flatMap(Route::limit)
          .ifPresent(limit -> count(limit, request, response));
    }
    return true;
  }

  private void count(Limit limit, HttpServletRequest request, HttpServletResponse response) {
    var allowance = limits.take(limit, subject(request)).orRefuse();
    RateLimitFields.of(allowance).forEach(response::setHeader);
  }

  private static Subject subject(HttpServletRequest request) {
    return CallerAuthentication.callerOf(request.getUserPrincipal())
        .map(caller -> Subject.account(caller.user().value()))
        .orElseGet(() -> Subject.client(new ClientAddress(request.getRemoteAddr())));
  }
}
