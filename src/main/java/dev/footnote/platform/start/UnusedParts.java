package dev.footnote.platform.start;

import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Leaves out what Spring Boot brings along and nothing here uses, though it looks at every bean at
 * each start: components of Jackson, checked parameters of beans that are no controllers, proxies
 * of stores that would translate the exceptions of JPA, proxies for transactions, which are opened
 * in code, and methods that are annotated as listeners, which are classes here. And the list of
 * settings as they were bound, which the endpoint for it would show, and which cannot be written by
 * two threads.
 */
class UnusedParts implements BeanDefinitionRegistryPostProcessor {

  private static final List<String> NAMES =
      List.of(
          "forceAutoProxyCreatorToUseClassProxying",
          "jsonComponentModule",
          "org.springframework.aop.config.internalAutoProxyCreator",
          "org.springframework.boot.context.properties.BoundConfigurationProperties",
          "org.springframework.context.event.internalEventListenerFactory",
          "org.springframework.context.event.internalEventListenerProcessor",
          "org.springframework.transaction.config.internalTransactionAdvisor",
          "org.springframework.transaction.config.internalTransactionalEventListenerFactory",
          "methodValidationPostProcessor",
          "persistenceExceptionTranslationPostProcessor",
          "transactionAttributeSource",
          "transactionInterceptor");

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    NAMES.stream().filter(registry::containsBeanDefinition).forEach(registry::removeBeanDefinition);
  }
}
