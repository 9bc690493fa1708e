package dev.footnote.platform.folder;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataFolderProperties.class)
class DataFolderConfiguration {

  @Bean
  DataFolder dataFolder(DataFolderProperties properties) {
    return DataFolder.open(properties.dataDir());
  }
}
