package dev.footnote.mail.adapter.resend;

import dev.footnote.mail.Mailer;
import dev.footnote.mail.message.SenderProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Only with a key; before a mail server where both are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ResendProperties.class)
class ResendConfiguration {

  static final int PLACE = 1;

  @Bean
  @Order(PLACE)
  @Conditional(KeyIsSet.class)
  Mailer resendMailer(ResendProperties properties, SenderProperties sender) {
    return new ResendMailer(properties, sender.required());
  }
}
