package dev.footnote.platform.configuration;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.validation.MessageInterpolatorFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * Validates every record of settings of which anything was set, without being asked to. Those that
 * are as they are shipped are valid, which a test shows: to learn at each start what bounds they
 * have would take a fifteenth of it. Spring Boot's own would make a validator anew for each record
 * that asks for it, which took a tenth.
 */
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
@Component(EnableConfigurationProperties.VALIDATOR_BEAN_NAME)
class SettingsValidator implements Validator, EnvironmentAware {

  private final LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();

  private @Nullable ShippedSettings shipped;

  SettingsValidator() {
    validator.setMessageInterpolator(new MessageInterpolatorFactory().getObject());
    validator.afterPropertiesSet();
  }

  /** It is needed before beans can ask for anything by their constructor. */
  @Override
  public void setEnvironment(Environment environment) {
    shipped = new ShippedSettings(environment);
  }

  @Override
  public boolean supports(Class<?> type) {
    return type.isRecord() && type.getName().startsWith("dev.footnote.");
  }

  @Override
  public void validate(Object settings, Errors errors) {
    if (!isAsShipped(settings.getClass())) {
      validator.validate(settings, errors);
    }
  }

  private boolean isAsShipped(Class<?> type) {
    var settings = type.getAnnotation(ConfigurationProperties.class);
    return settings != null && shipped != null && shipped.areAllUnder(settings.value());
  }
}
