package dev.footnote.accounts.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.footnote.kernel.Ids;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys that sign access tokens, in PostgreSQL, so that replicas share them. */
class SigningKeyStore {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  SigningKeyStore(
      JdbcClient jdbc, TransactionTemplate transaction, Ids ids, Clock clock, SecureRandom random) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** The keys in use; makes the first. Of two starters at once the second takes the first's key. */
  SigningKeys loadOrMake() {
    return locked(
        () -> {
          var keys = load();
          return keys.newestFirst().isEmpty()
              ? new SigningKeys(List.of(make(clock.instant())))
              : keys;
        });
  }

  SigningKeys load() {
    return new SigningKeys(
        jdbc.sql(
                """
                select jwk, signs_from from signing_keys
                where retired_at is null
                order by signs_from desc, kid desc
                """)
            .query((row, number) -> key(row))
            .list());
  }

  /** Makes a key if none has begun to sign, or is about to, after that time. */
  Optional<SigningKey> makeIfNewestIsFrom(Instant time, Instant signsFrom) {
    return locked(() -> noneSignsAfter(time) ? Optional.of(make(signsFrom)) : Optional.empty());
  }

  private boolean noneSignsAfter(Instant time) {
    return load().newestFirst().stream().noneMatch(key -> key.signsFrom().isAfter(time));
  }

  SigningKey makeAnother(Instant signsFrom) {
    return locked(() -> make(signsFrom));
  }

  /** Deletes every key that a newer one has stood in for since before that time. */
  void deleteSuperseded(Instant time) {
    jdbc.sql(
            """
            delete from signing_keys k
            where exists (
              select from signing_keys newer
              where newer.signs_from > k.signs_from and newer.signs_from <= :time
                and newer.retired_at is null)
            """)
        .param("time", time.atOffset(ZoneOffset.UTC))
        .update();
  }

  private <T> T locked(Supplier<T> work) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              jdbc.sql("lock table signing_keys in exclusive mode").update();
              return work.get();
            }));
  }

  private SigningKey make(Instant signsFrom) {
    var id = ids.next();
    var key = new SigningKey(generated(id.toString()), signsFrom.truncatedTo(ChronoUnit.MICROS));
    jdbc.sql(
            """
            insert into signing_keys (kid, jwk, created_at, signs_from)
            values (:kid, :jwk, :now, :from)
            """)
        .param("kid", id)
        .param("jwk", key.key().toJSONString())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("from", key.signsFrom().atOffset(ZoneOffset.UTC))
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

  private static SigningKey key(ResultSet row) throws SQLException {
    return new SigningKey(
        parsed(row.getString("jwk")),
        row.getObject("signs_from", OffsetDateTime.class).toInstant());
  }

  private static ECKey parsed(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("a stored signing key cannot be read", e);
    }
  }
}
