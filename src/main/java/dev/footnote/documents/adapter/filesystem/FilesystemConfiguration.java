package dev.footnote.documents.adapter.filesystem;

import dev.footnote.documents.spi.BlobStore;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesystemProperties.class)
class FilesystemConfiguration {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(
      name = "footnote.documents.blobs",
      havingValue = "filesystem",
      matchIfMissing = true)
  static class Chosen {

    @Bean
    BlobStore filesystemBlobStore(FilesystemProperties properties, Environment environment) {
      var data = Path.of(environment.getProperty("footnote.data-dir", "data"));
      return new FilesystemBlobStore(
          data.toAbsolutePath().normalize().resolve("files"), properties.minFree().toBytes());
    }
  }
}
