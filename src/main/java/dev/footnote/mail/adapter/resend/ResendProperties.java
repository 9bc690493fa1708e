package dev.footnote.mail.adapter.resend;

import dev.footnote.kernel.Secret;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mails by Resend.
 *
 * @param apiKey without one no mail goes out by Resend
 * @param baseUrl address before {@code /emails}
 * @param connectTimeout how long a connection may take
 * @param timeout how long the whole call may take
 */
@ConfigurationProperties("footnote.mail.resend")
record ResendProperties(
    @DefaultValue("") Secret apiKey,
    @DefaultValue("https://api.resend.com") @Pattern(regexp = "https?://.+") String baseUrl,
    @DefaultValue("5s") @DurationMin(millis = 1) Duration connectTimeout,
    @DefaultValue("10s") @DurationMin(millis = 1) Duration timeout) {}
