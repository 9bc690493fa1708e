package dev.footnote.accounts.session;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;

/** A key of access tokens; every replica knows it before it signs. */
record SigningKey(ECKey key, Instant signsFrom) {

  @Override
  public String toString() {
    return "SigningKey[" + key.getKeyID() + "]";
  }
}
