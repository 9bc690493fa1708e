package dev.footnote.accounts.web;

import dev.footnote.accounts.Tokens;

/** Tokens in the form of OAuth 2.0 (RFC 6749, 5.1). */
record TokensReply(String accessToken, String tokenType, long expiresIn, String refreshToken) {

  static TokensReply of(Tokens tokens) {
    return new TokensReply(
        tokens.accessToken().value(),
        "Bearer",
        tokens.expiresIn().toSeconds(),
        tokens.refreshToken().value());
  }

  @Override
  public String toString() {
    return "TokensReply[***]";
  }
}
