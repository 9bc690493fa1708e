package dev.footnote.mail.adapter.resend;

import dev.footnote.mail.Mailer;
import dev.footnote.mail.message.SenderProperties;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Only with a key; before a mail server where both are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ResendProperties.class)
@Import(ResendConfiguration.IfKeyIsGiven.class)
class ResendConfiguration {

  static final int PLACE = 1;

  static class IfKeyIsGiven implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (StringUtils.hasText(environment.getProperty("footnote.mail.resend.api-key"))) {
        registry.registerBean(
            "resendMailer",
            Mailer.class,
            bean -> bean.order(PLACE).supplier(ResendConfiguration::mailer));
      }
    }
  }

  private static Mailer mailer(SupplierContext beans) {
    return new ResendMailer(
        beans.bean(ResendProperties.class), beans.bean(SenderProperties.class).required());
  }
}
