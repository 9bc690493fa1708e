package dev.footnote.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.footnote.platform.folder.DataFolder;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

  @Configuration(proxyBeanMethods = false)
  @Conditional(NoDatabaseNamed.class)
  static class Embedded {

    @Bean
    EmbeddedDatabase embeddedDatabase(
        DataFolder folder, DatabaseProperties properties, SecureRandom random) {
      return EmbeddedDatabase.start(
          folder.path().resolve("postgres"), properties.startTimeout(), random);
    }

    @Bean
    DatabaseAddress databaseAddress(EmbeddedDatabase database) {
      return database.address();
    }

    @Bean
    DatabaseUse databaseUse() {
      return DatabaseUse.ALONE;
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(DatabaseNamed.class)
  static class External {

    @Bean
    DatabaseAddress databaseAddress(DatabaseProperties properties) {
      return DatabaseAddress.of(properties);
    }

    @Bean
    LocalParts localParts(Environment environment) {
      return LocalParts.of(environment);
    }

    /** After the pool, which waits for a database that is just starting. */
    @Bean
    InstanceLock instanceLock(
        DatabaseAddress address,
        LocalParts local,
        DataSource dataSource,
        ConfigurableApplicationContext context) {
      return InstanceLock.take(address, local, InstanceLock.Patience.USUAL, context::close);
    }

    @Bean
    DatabaseUse databaseUse(LocalParts local) {
      return local.isNone() ? DatabaseUse.SHARED : DatabaseUse.ALONE;
    }
  }

  @Bean
  DataSource dataSource(DatabaseAddress address, DatabaseProperties properties) {
    var pool = new HikariConfig();
    pool.setPoolName("footnote");
    pool.setJdbcUrl(address.jdbcUrl());
    pool.setUsername(address.username());
    pool.setPassword(address.password().value());
    pool.setMaximumPoolSize(properties.poolSize());
    pool.setMinimumIdle(Math.min(4, properties.poolSize()));
    pool.setConnectionTimeout(properties.acquireTimeout().toMillis());
    pool.setValidationTimeout(Math.min(1000, properties.acquireTimeout().toMillis()));
    pool.setInitializationFailTimeout(properties.startTimeout().toMillis());
    pool.addDataSourceProperty("ApplicationName", "footnote");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("connectTimeout", "5");
    // its details quote rows, which do not belong into a log
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.addDataSourceProperty("socketTimeout", "60");
    return new HikariDataSource(pool);
  }
}
