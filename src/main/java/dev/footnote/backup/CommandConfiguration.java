package dev.footnote.backup;

import dev.footnote.platform.database.CommandDatabaseConfiguration;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * What a command needs of the service: its settings, the database and where files are. It is named
 * by commands alone, and is no {@code @Configuration}, so that the service does not find it.
 */
@Import(CommandDatabaseConfiguration.class)
@ComponentScan({"dev.footnote.documents.adapter.filesystem", "dev.footnote.documents.adapter.s3"})
class CommandConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
