package dev.footnote.accounts.session;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/** The keys of access tokens, newest first: the newest signs, each verifies. */
record SigningKeys(List<ECKey> newestFirst) {

  SigningKeys {
    newestFirst = List.copyOf(newestFirst);
  }

  ECKey signing() {
    return newestFirst.getFirst();
  }

  JWKSet verifying() {
    return new JWKSet(newestFirst.stream().<JWK>map(ECKey::toPublicJWK).toList());
  }

  @Override
  public String toString() {
    return "SigningKeys" + newestFirst.stream().map(JWK::getKeyID).toList();
  }
}
