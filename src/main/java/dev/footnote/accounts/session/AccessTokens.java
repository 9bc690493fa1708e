package dev.footnote.accounts.session;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Secret;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Signs access tokens: JWTs of RFC 9068's type, ES256. */
final class AccessTokens {

  static final String TYPE = "at+jwt";
  static final String SESSION = "sid";

  private final JwtEncoder encoder;
  private final JwsHeader header;
  private final SessionProperties properties;
  private final Ids ids;

  AccessTokens(SigningKeys keys, SessionProperties properties, Ids ids) {
    this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.signing())));
    this.header =
        JwsHeader.with(SignatureAlgorithm.ES256)
            .type(TYPE)
            .keyId(keys.signing().getKeyID())
            .build();
    this.properties = properties;
    this.ids = ids;
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
    return new Secret(encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue());
  }
}
