package dev.footnote.platform;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Lets Spring remember which beans there are of a type from the first bean on. By itself it does so
 * only after the web server has been made, for which half of all beans are made; each of those
 * looks through all definitions then. Being the first post-processor of beans, it comes after those
 * of definitions, which may still change them.
 */
class SettledDefinitions implements BeanPostProcessor, BeanFactoryAware, PriorityOrdered {

  private final SettingsBeside settings;

  SettledDefinitions(SettingsBeside settings) {
    this.settings = settings;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void setBeanFactory(BeanFactory factory) {
    ((ConfigurableListableBeanFactory) factory).freezeConfiguration();
  }

  /** The web server's factory is the first bean that is made once all post-processors are there. */
  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof ServletWebServerFactory) {
      settings.start();
    }
    return bean;
  }
}
