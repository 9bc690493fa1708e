package dev.footnote.http;

import dev.footnote.accounts.UserId;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link UserId} of the access token; nothing in a request can change it. */
final class CurrentUser implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(UserId.class);
  }

  @Override
  public UserId resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return of(request.getUserPrincipal())
        .orElseThrow(() -> new IllegalStateException("a public route asks who is signed in"));
  }

  static Optional<UserId> of(@Nullable Principal principal) {
    return principal instanceof JwtAuthenticationToken token
        ? Optional.of(new UserId(UUID.fromString(token.getToken().getSubject())))
        : Optional.empty();
  }
}
