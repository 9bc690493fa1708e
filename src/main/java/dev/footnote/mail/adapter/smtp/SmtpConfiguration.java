package dev.footnote.mail.adapter.smtp;

import dev.footnote.mail.Mailer;
import dev.footnote.mail.message.MimeMessages;
import dev.footnote.mail.message.SenderProperties;
import java.time.Clock;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Only with a host; after Resend where both are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpProperties.class)
@Import(SmtpConfiguration.IfHostIsGiven.class)
class SmtpConfiguration {

  static final int PLACE = 2;

  static class IfHostIsGiven implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (StringUtils.hasText(environment.getProperty("footnote.mail.smtp.host"))) {
        registry.registerBean(
            "smtpMailer",
            Mailer.class,
            bean -> bean.order(PLACE).supplier(SmtpConfiguration::mailer));
      }
    }
  }

  private static Mailer mailer(SupplierContext beans) {
    var sender = beans.bean(SenderProperties.class).required();
    return new SmtpMailer(
        beans.bean(SmtpProperties.class), new MimeMessages(sender, beans.bean(Clock.class)));
  }
}
