package dev.footnote.platform.database;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL.
 *
 * @param url {@code postgres://user:password@host:port/name} or a JDBC address; blank for the
 *     embedded one
 * @param username where the address has none
 * @param password where the address has none
 * @param poolSize connections at most
 * @param acquireTimeout how long a request may wait for a connection; it may do so twice, and is
 *     turned away within 3 s where none is to be had
 * @param startTimeout how long the embedded database may take to come up, recovery included
 */
@ConfigurationProperties("footnote.database")
record DatabaseProperties(
    @DefaultValue("") String url,
    @DefaultValue("") String username,
    @DefaultValue("") Secret password,
    @DefaultValue("20") @Min(4) @Max(500) int poolSize,
    @DefaultValue("1400ms") Duration acquireTimeout,
    @DefaultValue("2m") Duration startTimeout) {

  boolean embedded() {
    return url.isBlank();
  }
}
