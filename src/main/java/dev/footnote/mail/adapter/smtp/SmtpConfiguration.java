package dev.footnote.mail.adapter.smtp;

import dev.footnote.mail.Mailer;
import dev.footnote.mail.message.MimeMessages;
import dev.footnote.mail.message.SenderProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Only with a host; after Resend where both are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpProperties.class)
class SmtpConfiguration {

  static final int PLACE = 2;

  @Bean
  @Order(PLACE)
  @Conditional(HostIsSet.class)
  Mailer smtpMailer(SmtpProperties properties, SenderProperties sender, Clock clock) {
    return new SmtpMailer(properties, new MimeMessages(sender.required(), clock));
  }
}
