package dev.footnote.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starters =
          IntStream.range(0, 8)
              .mapToObj(_ -> (Callable<SigningKeys>) () -> start(database))
              .toList();
      var keys = threads.invokeAll(starters).stream().map(Future::resultNow).toList();
      assertThat(keys.stream().map(key -> key.signing().toJSONString()).distinct()).hasSize(1);
      assertThat(keys).allSatisfy(key -> assertThat(key.newestFirst()).hasSize(1));
    }
  }

  @Test
  void a_key_survives_a_restart_and_another_database_has_another() {
    var database = database();
    var first = start(database).signing();
    assertThat(start(database).signing()).isEqualTo(first);
    assertThat(first.getCurve().getName()).isEqualTo("P-256");
    assertThat(start(database()).signing().getD()).isNotEqualTo(first.getD());
  }

  @Test
  void a_retired_key_is_not_used_any_more() {
    var database = database();
    var first = start(database).signing().getKeyID();
    JdbcClient.create(database).sql("update signing_keys set retired_at = now()").update();
    assertThat(start(database).signing().getKeyID()).isNotEqualTo(first);
  }

  private SigningKeys start(DriverManagerDataSource database) {
    var store =
        new SigningKeyStore(
            JdbcClient.create(database),
            () -> new UUID(7, ids.incrementAndGet()),
            Clock.systemUTC(),
            new SecureRandom());
    var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    return transaction.execute(_ -> store.loadOrMake());
  }

  private static DriverManagerDataSource database() {
    var database = new DriverManagerDataSource(TestDatabase.create());
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }
}
