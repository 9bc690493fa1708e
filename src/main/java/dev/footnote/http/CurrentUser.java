package dev.footnote.http;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers the {@link UserId} or the {@link Caller} that the bearer token stands for;
 * nothing in a request can change it.
 */
final class CurrentUser implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    var type = parameter.getParameterType();
    return type.equals(UserId.class) || Caller.class.isAssignableFrom(type);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var caller =
        CallerAuthentication.callerOf(request.getUserPrincipal())
            .orElseThrow(() -> new IllegalStateException("a public route asks who is signed in"));
    return parameter.getParameterType().equals(UserId.class) ? caller.user() : caller;
  }
}
