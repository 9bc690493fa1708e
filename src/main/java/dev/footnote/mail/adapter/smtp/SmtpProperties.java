package dev.footnote.mail.adapter.smtp;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Properties;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which mail server takes mails.
 *
 * @param host without one no mail goes out by SMTP
 * @param port 587, or 465 with {@code tls}
 * @param username empty: the server asks for none
 * @param password of that user
 * @param encryption {@code starttls}, {@code tls} or {@code none}
 * @param connectTimeout how long a connection may take
 * @param replyTimeout how long the server may be silent
 */
@ConfigurationProperties("footnote.mail.smtp")
record SmtpProperties(
    @DefaultValue("") String host,
    @DefaultValue("587") @Min(1) @Max(65535) int port,
    @DefaultValue("") String username,
    @DefaultValue("") Secret password,
    @DefaultValue("starttls") Encryption encryption,
    @DefaultValue("5s") @DurationMin(millis = 1) Duration connectTimeout,
    @DefaultValue("10s") @DurationMin(millis = 1) Duration replyTimeout) {

  /** In the words of the mail library. */
  Properties session() {
    var session = new Properties();
    session.setProperty("mail.smtp.connectiontimeout", millis(connectTimeout));
    session.setProperty("mail.smtp.timeout", millis(replyTimeout));
    session.setProperty("mail.smtp.writetimeout", millis(replyTimeout));
    session.setProperty("mail.smtp.auth", String.valueOf(!username.isBlank()));
    session.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    session.setProperty("mail.smtp.ssl.enable", String.valueOf(encryption == Encryption.TLS));
    var upgrade = String.valueOf(encryption == Encryption.STARTTLS);
    session.setProperty("mail.smtp.starttls.enable", upgrade);
    session.setProperty("mail.smtp.starttls.required", upgrade);
    session.setProperty("mail.smtp.quitwait", "false");
    session.setProperty("mail.mime.allowutf8", "true");
    return session;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
