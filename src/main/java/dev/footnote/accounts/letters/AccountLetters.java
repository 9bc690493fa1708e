package dev.footnote.accounts.letters;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.EmailVerifications;
import dev.footnote.accounts.PasswordResets;
import dev.footnote.kernel.BaseUrl;
import dev.footnote.kernel.Secret;
import dev.footnote.mail.Letter;
import dev.footnote.mail.MailAddress;
import dev.footnote.mail.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes to owners of accounts, in the transaction of the caller. People are not called by their
 * names: whoever opens an account for somebody else's address could have any text sent there.
 */
@Component
public class AccountLetters {

  private static final Duration NOTICE = Duration.ofDays(7);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Outbox outbox;
  private final BaseUrl baseUrl;
  private final Clock clock;

  AccountLetters(Outbox outbox, BaseUrl baseUrl, Clock clock) {
    this.outbox = outbox;
    this.baseUrl = baseUrl;
    this.clock = clock;
  }

  /** The link by which a forgotten password is set anew. */
  public void passwordReset(EmailAddress to, Secret token, Instant usableUntil) {
    sendLink(to, "password-reset", "Set a new password", PasswordResets.PAGE, token, usableUntil);
  }

  /** The link by which the first password of an administrator is set. */
  public void setPassword(EmailAddress to, Secret token, Instant usableUntil) {
    sendLink(
        to,
        "set-password",
        "Set the password of your account",
        PasswordResets.PAGE,
        token,
        usableUntil);
  }

  /** The link by which a new account's address is confirmed. */
  public void verification(EmailAddress to, Secret token, Instant usableUntil) {
    sendLink(
        to,
        "verification",
        "Confirm your e-mail address",
        EmailVerifications.PAGE,
        token,
        usableUntil);
  }

  /** Tells the owner that the password is another one now. */
  public void passwordChanged(EmailAddress to) {
    send(
        to,
        "password-changed",
        "Your password was changed",
        Map.of("time", TIME.format(clock.instant()), "site", baseUrl.origin()),
        NOTICE);
  }

  /**
   * Asks somebody to open an account; the link leads to a page or names what is to be called.
   *
   * @param page path and query of the link, the token in it
   */
  public void invitation(EmailAddress to, String page, Instant usableUntil) {
    sendLink(to, "invitation", "You are invited to Footnote", page, usableUntil);
  }

  private void sendLink(
      EmailAddress to,
      String template,
      String subject,
      String page,
      Secret token,
      Instant usableUntil) {
    sendLink(to, template, subject, page + "?token=" + token.value(), usableUntil);
  }

  private void sendLink(
      EmailAddress to, String template, String subject, String page, Instant usableUntil) {
    var values =
        Map.of(
            "link", baseUrl.page(page).toString(),
            "until", TIME.format(usableUntil),
            "site", baseUrl.origin());
    send(to, template, subject, values, Duration.between(clock.instant(), usableUntil));
  }

  private void send(
      EmailAddress to,
      String template,
      String subject,
      Map<String, String> values,
      Duration worthwhile) {
    outbox.queue(new Letter(MailAddress.of(to.value()), template, subject, values, worthwhile));
  }
}
