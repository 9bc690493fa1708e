package dev.footnote.platform.start;

import dev.footnote.platform.folder.DataFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * What comes first once all definitions of beans are settled.
 *
 * <p>Spring is let remember which beans there are of a type. By itself it does so only after the
 * web server has been made, for which half of all beans are made; each of those looks through all
 * definitions then. Being the first post-processor of beans, this comes after those of definitions,
 * which may still change them.
 *
 * <p>The data folder is made before everything that puts something into it, whatever the order of
 * definitions: it makes its own permissions and keeps a second instance out.
 */
class SettledDefinitions implements BeanPostProcessor, PriorityOrdered {

  private final SettingsBeside settings;
  private final ObjectProvider<DataFolder> folder;

  SettledDefinitions(
      ConfigurableListableBeanFactory factory,
      SettingsBeside settings,
      ObjectProvider<DataFolder> folder) {
    this.settings = settings;
    this.folder = folder;
    factory.freezeConfiguration();
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  /** The web server's factory is the first bean that is made once all post-processors are there. */
  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof ServletWebServerFactory) {
      settings.start();
      folder.getObject();
    }
    return bean;
  }
}
