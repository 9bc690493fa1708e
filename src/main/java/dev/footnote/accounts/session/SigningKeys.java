package dev.footnote.accounts.session;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.List;

/** The keys of access tokens, newest first: the newest whose time has come signs, each verifies. */
record SigningKeys(List<SigningKey> newestFirst) {

  SigningKeys {
    newestFirst = List.copyOf(newestFirst);
  }

  ECKey signing(Instant now) {
    return newestFirst.stream()
        .filter(key -> !key.signsFrom().isAfter(now))
        .findFirst()
        .orElseGet(newestFirst::getLast)
        .key();
  }

  JWKSet verifying() {
    return new JWKSet(newestFirst.stream().<JWK>map(key -> key.key().toPublicJWK()).toList());
  }
}
