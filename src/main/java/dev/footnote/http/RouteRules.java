package dev.footnote.http;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Role;
import dev.footnote.accounts.Standing;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Decides by the route table whether somebody may; what is not listed nobody may. */
final class RouteRules implements AuthorizationManager<RequestAuthorizationContext> {

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    var request = context.getRequest();
    var route = RouteTable.of(request);
    if (route.filter(listed -> listed.access() == Access.PUBLIC).isPresent()) {
      return new AuthorizationDecision(true);
    }
    var caller = CallerAuthentication.callerOf(authentication.get());
    var isGranted =
        route.isPresent() && caller.isPresent() && refusal(route.get(), caller.get()).isEmpty();
    return new AuthorizationDecision(isGranted);
  }

  /** Why a known caller may not use a route; empty if it may. */
  static Optional<HttpError> refusal(Route route, Caller caller) {
    return switch (route.access()) {
      case PUBLIC, KNOWN -> Optional.empty();
      case SIGNED_IN -> unless(caller.standing() == Standing.FULL, HttpError.EMAIL_UNVERIFIED);
      case SESSION -> unless(caller instanceof Caller.InSession, HttpError.SESSION_REQUIRED);
      case ADMIN ->
          unless(caller.role() == Role.ADMIN, HttpError.FORBIDDEN)
              .or(() -> unless(mayAdminister(route, caller), HttpError.SESSION_REQUIRED));
    };
  }

  private static boolean mayAdminister(Route route, Caller caller) {
    return caller instanceof Caller.InSession || route.method().equals(HttpMethod.GET);
  }

  private static Optional<HttpError> unless(boolean may, HttpError refusal) {
    return may ? Optional.empty() : Optional.of(refusal);
  }
}
