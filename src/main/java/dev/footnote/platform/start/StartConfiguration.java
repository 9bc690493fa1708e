package dev.footnote.platform.start;

import dev.footnote.platform.folder.DataFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  @Bean
  static UnusedParts unusedParts() {
    return new UnusedParts();
  }

  @Bean
  static NamedSettings namedSettings() {
    return new NamedSettings();
  }

  @Bean
  static SettingsBeside settingsBeside() {
    return new SettingsBeside();
  }

  @Bean
  static SettledDefinitions settledDefinitions(
      ConfigurableListableBeanFactory factory,
      SettingsBeside settings,
      ObjectProvider<DataFolder> folder) {
    return new SettledDefinitions(factory, settings, folder);
  }
}
