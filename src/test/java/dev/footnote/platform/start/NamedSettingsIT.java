package dev.footnote.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.context.ApplicationContext;

@ServiceTest
class NamedSettingsIT {

  @Autowired ApplicationContext context;
  @Autowired ConfigurationPropertiesBindingPostProcessor binding;

  @Test
  void all_settings_are_among_the_beans_that_are_looked_at() {
    assertThat(ConfigurationPropertiesBean.getAll(context).keySet())
        .hasSizeGreaterThan(50)
        .allMatch(NamedSettings::isNamedSoBy);
    assertThat(binding.getClass().getEnclosingClass()).isEqualTo(NamedSettings.class);
  }
}
