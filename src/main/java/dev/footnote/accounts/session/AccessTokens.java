package dev.footnote.accounts.session;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Secret;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Signs access tokens: JWTs of RFC 9068's type, ES256. */
final class AccessTokens {

  static final String TYPE = "at+jwt";
  static final String SESSION = "sid";

  private final Supplier<ECKey> keys;
  private final SessionProperties properties;
  private final Ids ids;
  private volatile Signer signer;

  /** Takes the key to sign with, which may be another each time. */
  AccessTokens(Supplier<ECKey> keys, SessionProperties properties, Ids ids) {
    this.keys = keys;
    this.properties = properties;
    this.ids = ids;
    this.signer = new Signer(keys.get());
  }

  Secret issue(Session session, Instant now) {
    var claims =
        JwtClaimsSet.builder()
            .issuer(properties.issuer())
            .audience(List.of(properties.audience()))
            .subject(session.user().toString())
            .claim(SESSION, session.id().toString())
            .id(ids.next().toString())
            .issuedAt(now)
            .notBefore(now)
            .expiresAt(now.plus(properties.accessTokenTtl()))
            .build();
    return signer().sign(claims);
  }

  private Signer signer() {
    var key = keys.get();
    var known = signer;
    if (known.key().equals(key)) {
      return known;
    }
    var next = new Signer(key);
    signer = next;
    return next;
  }

  private record Signer(ECKey key, NimbusJwtEncoder encoder) {

    Signer(ECKey key) {
      this(key, new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key))));
    }

    Secret sign(JwtClaimsSet claims) {
      var header =
          JwsHeader.with(SignatureAlgorithm.ES256).type(TYPE).keyId(key.getKeyID()).build();
      return new Secret(encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue());
    }
  }
}
