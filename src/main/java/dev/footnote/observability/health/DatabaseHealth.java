package dev.footnote.observability.health;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether a connection can be had, and answers. */
record DatabaseHealth(DataSource dataSource) implements HealthIndicator {

  private static final int SECONDS = 1;

  @Override
  public Health health() {
    try (var connection = dataSource.getConnection()) {
      return connection.isValid(SECONDS) ? Health.up().build() : Health.down().build();
    } catch (SQLException e) {
      return Health.down(e).build();
    }
  }
}
