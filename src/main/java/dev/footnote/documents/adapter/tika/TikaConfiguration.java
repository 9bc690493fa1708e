package dev.footnote.documents.adapter.tika;

import dev.footnote.documents.spi.DocumentParser;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TikaProperties.class)
class TikaConfiguration {

  @Bean
  WorkerPool parserWorkers(TikaProperties properties, Environment environment) {
    var data = Path.of(environment.getProperty("footnote.data-dir", "data"));
    return new WorkerPool(properties, data.toAbsolutePath().normalize().resolve("parsing"));
  }

  @Bean
  TypeDetector typeDetector() {
    return new TypeDetector();
  }

  @Bean
  TypesAtReady typesAtReady(TypeDetector types) {
    return new TypesAtReady(types);
  }

  @Bean
  DocumentParser tikaDocumentParser(
      TypeDetector types, WorkerPool workers, TikaProperties properties) {
    return new TikaDocumentParser(types, workers, new Languages(), properties.limits());
  }
}
