package dev.footnote.http;

import dev.footnote.accounts.Callers;
import dev.footnote.kernel.Secret;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Asks the accounts whose bearer token it is. */
final class CallerLookup implements AuthenticationManager {

  private final Callers callers;

  CallerLookup(Callers callers) {
    this.callers = callers;
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    var token = new Secret(((BearerTokenAuthenticationToken) authentication).getToken());
    return callers
        .identify(token)
        .map(CallerAuthentication::new)
        .orElseThrow(() -> new InvalidBearerTokenException("not good for anything here"));
  }
}
