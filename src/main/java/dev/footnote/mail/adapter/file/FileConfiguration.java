package dev.footnote.mail.adapter.file;

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

/** Only while there is no mail service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileProperties.class)
@Import(FileConfiguration.IfThereIsNoMailService.class)
class FileConfiguration {

  static class IfThereIsNoMailService implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      if (!StringUtils.hasText(environment.getProperty("footnote.mail.resend.api-key"))
          && !StringUtils.hasText(environment.getProperty("footnote.mail.smtp.host"))) {
        registry.registerBean(
            "fileMailer", Mailer.class, bean -> bean.supplier(FileConfiguration::mailer));
      }
    }
  }

  private static Mailer mailer(SupplierContext beans) {
    var sender = beans.bean(SenderProperties.class).orNobody();
    var clock = beans.bean(Clock.class);
    var folder = beans.bean(FileProperties.class).directory().toAbsolutePath().normalize();
    return new FileMailer(folder, new MimeMessages(sender, clock), clock);
  }
}
