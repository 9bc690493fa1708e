package dev.footnote.platform.configuration;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.validation.MessageInterpolatorFactory;
import org.springframework.context.annotation.Role;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * Validates every record of settings, without being asked to. Spring Boot's own would make a
 * validator anew for each record that asks for it, which took a tenth of the start.
 */
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
@Component(EnableConfigurationProperties.VALIDATOR_BEAN_NAME)
class SettingsValidator implements Validator {

  private final LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();

  SettingsValidator() {
    validator.setMessageInterpolator(new MessageInterpolatorFactory().getObject());
    validator.afterPropertiesSet();
  }

  @Override
  public boolean supports(Class<?> type) {
    return type.isRecord() && type.getName().startsWith("dev.footnote.");
  }

  @Override
  public void validate(Object settings, Errors errors) {
    validator.validate(settings, errors);
  }
}
