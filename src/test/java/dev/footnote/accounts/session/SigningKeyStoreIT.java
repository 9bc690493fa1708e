package dev.footnote.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.footnote.testing.AtOnce;
import dev.footnote.testing.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SigningKeyStoreIT {

  private final AtomicLong ids = new AtomicLong();

  @Test
  void starters_at_once_agree_on_one_key() throws Exception {
    var database = database();
    var keys = AtOnce.calls(8, _ -> start(database));
    assertThat(keys.stream().map(key -> signing(key).toJSONString()).distinct()).hasSize(1);
    assertThat(keys).allSatisfy(key -> assertThat(key.newestFirst()).hasSize(1));
  }

  @Test
  void a_key_survives_a_restart_and_another_database_has_another() {
    var database = database();
    var first = signing(start(database));
    assertThat(signing(start(database))).isEqualTo(first);
    assertThat(first.getCurve().getName()).isEqualTo("P-256");
    assertThat(signing(start(database())).getD()).isNotEqualTo(first.getD());
  }

  @Test
  void a_retired_key_is_not_used_any_more() {
    var database = database();
    var first = signing(start(database)).getKeyID();
    JdbcClient.create(database).sql("update signing_keys set retired_at = now()").update();
    assertThat(signing(start(database)).getKeyID()).isNotEqualTo(first);
  }

  @Test
  void a_new_key_is_made_once_when_it_is_time_however_many_replicas_want_one() throws Exception {
    var database = database();
    start(database);
    var now = Instant.now();
    var made =
        AtOnce.calls(
            8,
            _ ->
                store(database)
                    .makeIfNewestIsFrom(now.plusSeconds(1), now.plusSeconds(60))
                    .isPresent());
    assertThat(made).filteredOn(one -> one).hasSize(1);
    assertThat(load(database).newestFirst()).hasSize(2);
  }

  @Test
  void the_key_before_is_deleted_when_the_new_one_has_signed_for_long_enough() {
    var database = database();
    var first = signing(start(database)).getKeyID();
    var now = Instant.now();
    var second = store(database).makeAnother(now.plusSeconds(60));
    assertThat(load(database).signing(now).getKeyID()).isEqualTo(first);
    assertThat(load(database).signing(now.plusSeconds(60)).getKeyID())
        .isEqualTo(second.key().getKeyID());
    store(database).deleteSuperseded(now.plusSeconds(59));
    assertThat(load(database).newestFirst()).hasSize(2);
    store(database).deleteSuperseded(now.plusSeconds(61));
    assertThat(load(database).newestFirst())
        .extracting(SigningKey::key)
        .containsExactly(second.key());
  }

  private static ECKey signing(SigningKeys keys) {
    return keys.signing(Instant.now());
  }

  private SigningKeys load(DriverManagerDataSource database) {
    return store(database).load();
  }

  private SigningKeys start(DriverManagerDataSource database) {
    return store(database).loadOrMake();
  }

  private SigningKeyStore store(DriverManagerDataSource database) {
    return new SigningKeyStore(
        JdbcClient.create(database),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        () -> new UUID(7, ids.incrementAndGet()),
        Clock.systemUTC(),
        new SecureRandom());
  }

  private static DriverManagerDataSource database() {
    var database = new DriverManagerDataSource(TestDatabase.create());
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }
}
