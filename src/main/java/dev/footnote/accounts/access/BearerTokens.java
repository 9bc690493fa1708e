package dev.footnote.accounts.access;

import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Callers;
import dev.footnote.accounts.Standing;
import dev.footnote.accounts.apikey.ApiKeys;
import dev.footnote.accounts.session.AccessTokenCheck;
import dev.footnote.accounts.verification.VerificationProperties;
import dev.footnote.kernel.Secret;
import java.util.Optional;

/** Two kinds of bearer tokens: access tokens of sessions, and API keys. */
class BearerTokens implements Callers {

  private final AccessTokenCheck tokens;
  private final ApiKeys keys;
  private final VerificationProperties verification;

  BearerTokens(AccessTokenCheck tokens, ApiKeys keys, VerificationProperties verification) {
    this.tokens = tokens;
    this.keys = keys;
    this.verification = verification;
  }

  @Override
  public Optional<Caller> identify(Secret bearerToken) {
    Optional<? extends Caller> caller =
        ApiKeys.looksLikeOne(bearerToken)
            ? keys.identify(bearerToken)
            : tokens.identify(bearerToken);
    return caller.map(this::inStanding);
  }

  private Caller inStanding(Caller caller) {
    return verification.required() ? caller : caller.with(Standing.FULL);
  }
}
