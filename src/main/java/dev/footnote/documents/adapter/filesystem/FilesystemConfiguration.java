package dev.footnote.documents.adapter.filesystem;

import dev.footnote.documents.spi.BlobStore;
import java.nio.file.Path;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilesystemProperties.class)
@Import(FilesystemConfiguration.IfChosen.class)
class FilesystemConfiguration {

  private static final String NAME = "filesystem";

  static class IfChosen implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (NAME.equalsIgnoreCase(environment.getProperty("footnote.documents.blobs", NAME))) {
        registry.registerBean(
            "filesystemBlobStore",
            BlobStore.class,
            bean ->
                bean.supplier(beans -> store(beans.bean(FilesystemProperties.class), environment)));
      }
    }
  }

  private static BlobStore store(FilesystemProperties properties, Environment environment) {
    var data = Path.of(environment.getProperty("footnote.data-dir", "data"));
    return new FilesystemBlobStore(
        data.toAbsolutePath().normalize().resolve("files"), properties.minFree().toBytes());
  }
}
