package dev.footnote.mail.adapter.file;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where mails are put when no mail service is configured.
 *
 * @param directory each mail is a file in it
 */
@ConfigurationProperties("footnote.mail.file")
record FileProperties(@DefaultValue("data/outbox") Path directory) {}
