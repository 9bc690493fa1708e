package dev.footnote.platform.start;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ResolvableType;

/**
 * Knows the class of each bean once all definitions are settled, and so at a glance which beans
 * cannot be of a type. Whoever depends on another bean has all definitions looked through for its
 * type: hundreds of types among hundreds of beans at each start.
 */
class IndexedBeanFactory extends DefaultListableBeanFactory {

  private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();

  @Override
  public void freezeConfiguration() {
    super.freezeConfiguration();
    for (var name : getBeanDefinitionNames()) {
      var known = classOf(name);
      if (known != null) {
        classes.putIfAbsent(name, known);
      }
    }
  }

  /** What its definition promises; null for a factory of beans, which may be of two types. */
  private @Nullable Class<?> classOf(String name) {
    var definition = getMergedLocalBeanDefinition(name);
    if (definition.isAbstract()
        || definition.getDecoratedDefinition() != null
        || isFactoryBean(name, definition)) {
      return null;
    }
    var made = getSingleton(name, false);
    return made == null ? predictBeanType(name, definition) : made.getClass();
  }

  /** A bean that is there may be more than its definition promises. */
  @Override
  protected void addSingleton(String name, Object bean) {
    super.addSingleton(name, bean);
    classes.computeIfPresent(
        name, (_, promised) -> promised.isInstance(bean) ? bean.getClass() : promised);
  }

  @Override
  public void destroySingleton(String name) {
    classes.remove(name);
    super.destroySingleton(name);
  }

  @Override
  protected void resetBeanDefinition(String name) {
    classes.remove(name);
    super.resetBeanDefinition(name);
  }

  @Override
  protected boolean isTypeMatch(String name, ResolvableType type, boolean initFactories) {
    var known = classes.get(name);
    var wanted = type.resolve();
    return (known == null || wanted == null || wanted.isAssignableFrom(known))
        && super.isTypeMatch(name, type, initFactories);
  }
}
