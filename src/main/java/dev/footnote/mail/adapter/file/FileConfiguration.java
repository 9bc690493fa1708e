package dev.footnote.mail.adapter.file;

import dev.footnote.mail.Mailer;
import dev.footnote.mail.message.MimeMessages;
import dev.footnote.mail.message.SenderProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Only while there is no mail service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileProperties.class)
class FileConfiguration {

  @Bean
  @Conditional(NoMailService.class)
  Mailer fileMailer(FileProperties properties, SenderProperties sender, Clock clock) {
    var folder = properties.directory().toAbsolutePath().normalize();
    return new FileMailer(folder, new MimeMessages(sender.orNobody(), clock), clock);
  }
}
