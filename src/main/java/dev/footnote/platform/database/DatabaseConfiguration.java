package dev.footnote.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.footnote.platform.folder.DataFolder;
import java.security.SecureRandom;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
@Import(DatabaseConfiguration.EmbeddedOrNamed.class)
class DatabaseConfiguration {

  private final ConfigurableApplicationContext service;

  /** The service is none of the beans that a registered one can ask for. */
  DatabaseConfiguration(ConfigurableApplicationContext service) {
    this.service = service;
  }

  static class EmbeddedOrNamed implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (StringUtils.hasText(environment.getProperty("footnote.database.url"))) {
        registerNamed(registry, LocalParts.of(environment));
      } else {
        registerEmbedded(registry);
      }
    }

    private static void registerEmbedded(BeanRegistry registry) {
      registry.registerBean(
          "embeddedDatabase",
          EmbeddedDatabase.class,
          bean -> bean.supplier(DatabaseConfiguration::embeddedDatabase));
      registry.registerBean(
          "databaseAddress",
          DatabaseAddress.class,
          bean -> bean.supplier(beans -> beans.bean(EmbeddedDatabase.class).address()));
    }

    private static void registerNamed(BeanRegistry registry, LocalParts local) {
      registry.registerBean(
          "databaseAddress",
          DatabaseAddress.class,
          bean -> bean.supplier(beans -> DatabaseAddress.of(beans.bean(DatabaseProperties.class))));
      registry.registerBean(
          "instanceLock",
          InstanceLock.class,
          bean -> bean.supplier(beans -> instanceLock(beans, local)));
    }
  }

  private static EmbeddedDatabase embeddedDatabase(SupplierContext beans) {
    return EmbeddedDatabase.start(
        beans.bean(DataFolder.class).path().resolve("postgres"),
        beans.bean(DatabaseProperties.class).startTimeout(),
        beans.bean(SecureRandom.class));
  }

  private static InstanceLock instanceLock(SupplierContext beans, LocalParts local) {
    // the pool is first, as it waits for a database that is just starting
    beans.bean(DataSource.class);
    return InstanceLock.take(
        beans.bean(DatabaseAddress.class),
        local,
        InstanceLock.Patience.USUAL,
        beans.bean(DatabaseConfiguration.class).service::close);
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

  @Bean
  Migrations migrations(DataSource dataSource) {
    var migrations = new Migrations(dataSource);
    migrations.apply();
    return migrations;
  }

  /** Only with the lock does an instance know, so whoever asks has it by then. */
  @Bean
  DatabaseUse databaseUse(ObjectProvider<InstanceLock> lock) {
    return Optional.ofNullable(lock.getIfAvailable())
        .map(InstanceLock::use)
        .orElse(DatabaseUse.ALONE);
  }
}
