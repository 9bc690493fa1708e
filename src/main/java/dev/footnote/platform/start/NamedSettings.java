package dev.footnote.platform.start;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;

/**
 * Has Spring Boot tell settings from other beans by their name before it looks at the annotations
 * of a bean, its class and its factory. Spring Boot itself names them by their prefix, a hyphen and
 * their class; others by their class alone, which ends in "Properties".
 */
class NamedSettings implements BeanDefinitionRegistryPostProcessor {

  private static final String BINDING = ConfigurationPropertiesBindingPostProcessor.BEAN_NAME;

  /** Generated definitions have it already, and make it without reflection. */
  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    var ours = Binding.class.getName();
    if (!ours.equals(registry.getBeanDefinition(BINDING).getBeanClassName())) {
      var definition = new RootBeanDefinition(Binding.class);
      definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
      registry.removeBeanDefinition(BINDING);
      registry.registerBeanDefinition(BINDING, definition);
    }
  }

  static boolean isNamedSoBy(String bean) {
    return bean.indexOf('-') > 0 || bean.endsWith("Properties");
  }

  static class Binding extends ConfigurationPropertiesBindingPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
      return isNamedSoBy(name) ? super.postProcessBeforeInitialization(bean, name) : bean;
    }
  }
}
