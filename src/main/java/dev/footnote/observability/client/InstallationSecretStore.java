package dev.footnote.observability.client;

import dev.footnote.kernel.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random secrets that every instance on this database shares. */
class InstallationSecretStore {

  private static final int BYTES = 32;

  private final JdbcClient database;
  private final SecureRandom random;

  InstallationSecretStore(JdbcClient database, SecureRandom random) {
    this.database = database;
    this.random = random;
  }

  /** The secret of that name as hexadecimal digits, made if there is none. */
  Secret loadOrMake(String name) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    database
        .sql(
            """
            insert into installation_secrets (name, value) values (:name, :value)
            on conflict do nothing
            """)
        .param("name", name)
        .param("value", bytes)
        .update();
    return database
        .sql("select value from installation_secrets where name = :name")
        .param("name", name)
        .query((row, number) -> new Secret(HexFormat.of().formatHex(row.getBytes(1))))
        .single();
  }
}
