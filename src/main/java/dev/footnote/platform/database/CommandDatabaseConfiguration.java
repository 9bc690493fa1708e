package dev.footnote.platform.database;

import dev.footnote.platform.folder.DataFolder;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The database for commands; no part of the running service, which does not find it. */
@EnableConfigurationProperties(DatabaseProperties.class)
public class CommandDatabaseConfiguration {

  @Bean
  CommandDatabases commandDatabases(DatabaseProperties properties, Environment environment) {
    var folder = Path.of(environment.getProperty(DataFolder.SETTING, DataFolder.STANDARD));
    return new CommandDatabases(
        properties, folder.toAbsolutePath().normalize(), new SecureRandom());
  }
}
