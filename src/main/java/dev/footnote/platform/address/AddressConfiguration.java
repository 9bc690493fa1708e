package dev.footnote.platform.address;

import dev.footnote.kernel.BaseUrl;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AddressProperties.class)
class AddressConfiguration {

  @Bean
  BaseUrl baseUrl(AddressProperties properties) {
    return properties.value();
  }
}
