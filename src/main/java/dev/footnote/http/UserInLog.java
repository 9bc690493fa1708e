package dev.footnote.http;

import dev.footnote.kernel.RequestFacts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names the account that asks, once it is known, in every log line. */
final class UserInLog extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asker = asker();
    if (asker == null) {
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(RequestFacts.USER_ID, asker);
    try (var _ = MDC.putCloseable(RequestFacts.USER_ID, asker)) {
      chain.doFilter(request, response);
    }
  }

  private static @Nullable String asker() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof Authentication asker
            && asker.isAuthenticated()
            && !(asker instanceof AnonymousAuthenticationToken)
        ? asker.getName()
        : null;
  }
}
