package dev.footnote.accounts.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.footnote.kernel.Ids;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The keys that sign access tokens, in PostgreSQL, so that replicas share them. */
class SigningKeyStore {

  private final JdbcClient jdbc;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  SigningKeyStore(JdbcClient jdbc, Ids ids, Clock clock, SecureRandom random) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** The keys in use; makes the first. Of two starters at once the second takes the first's key. */
  @Transactional
  SigningKeys loadOrMake() {
    jdbc.sql("lock table signing_keys in exclusive mode").update();
    var keys = load();
    return new SigningKeys(keys.isEmpty() ? List.of(make()) : keys);
  }

  private List<ECKey> load() {
    return jdbc.sql(
            """
            select jwk from signing_keys
            where retired_at is null
            order by created_at desc, kid desc
            """)
        .query((row, number) -> parsed(row.getString("jwk")))
        .list();
  }

  private ECKey make() {
    var id = ids.next();
    var key = generated(id.toString());
    jdbc.sql("insert into signing_keys (kid, jwk, created_at) values (:kid, :jwk, :now)")
        .param("kid", id)
        .param("jwk", key.toJSONString())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return key;
  }

  private ECKey generated(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .secureRandom(random)
          .keyID(id)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("no P-256 key can be made here", e);
    }
  }

  private static ECKey parsed(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("a stored signing key cannot be read", e);
    }
  }
}
