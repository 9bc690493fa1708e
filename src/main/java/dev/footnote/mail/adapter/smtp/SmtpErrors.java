package dev.footnote.mail.adapter.smtp;

import dev.footnote.kernel.AppException;
import dev.footnote.mail.MailError;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * Faults of the mail server as the service names them. What it refuses for good (a reply of the 5xx
 * kind about the recipient or the message, RFC 5321, 4.2.1) no other try moves; a wrong password or
 * sender is for the operator to mend, so those mails wait.
 */
final class SmtpErrors {

  /** Authentication or encryption is wanted, or authentication has failed (RFC 4954, 6). */
  private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

  private SmtpErrors() {}

  static AppException of(Exception fault) {
    var all = below(fault).toList();
    return all.stream()
        .flatMap(SmtpErrors::refusal)
        .findFirst()
        .orElseGet(() -> passing(fault, all));
  }

  /** All faults under one: causes, and what the library lists beside them. */
  private static Stream<Throwable> below(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, SmtpErrors::next)
        .limit(16)
        .flatMap(
            one ->
                one instanceof MailSendException many
                    ? Stream.concat(
                        Stream.of(one),
                        Arrays.stream(many.getMessageExceptions()).flatMap(SmtpErrors::below))
                    : Stream.of(one));
  }

  private static @Nullable Throwable next(Throwable fault) {
    return fault instanceof jakarta.mail.MessagingException messaging
            && messaging.getNextException() != null
        ? messaging.getNextException()
        : fault.getCause();
  }

  private static Stream<AppException> refusal(Throwable fault) {
    return switch (fault) {
      case SMTPAddressFailedException recipient when isFinal(recipient.getReturnCode()) ->
          Stream.of(refused(fault, recipient.getReturnCode()));
      case SMTPSendFailedException message
          when isFinal(message.getReturnCode()) && !isAboutUs(message) ->
          Stream.of(refused(fault, message.getReturnCode()));
      default -> Stream.empty();
    };
  }

  private static AppException refused(Throwable fault, int reply) {
    return AppException.causedBy(
        fault, MailError.MAIL_REFUSED, "The mail server refused the mail (" + reply + ").");
  }

  private static boolean isFinal(int reply) {
    return reply >= 500 && reply < 600;
  }

  /** The sender is refused, or authentication or encryption is wanted. */
  private static boolean isAboutUs(SMTPSendFailedException fault) {
    return fault.getCommand().startsWith("MAIL") || ABOUT_US.contains(fault.getReturnCode());
  }

  private static AppException passing(Exception fault, java.util.List<Throwable> all) {
    if (fault instanceof MailAuthenticationException) {
      return unavailable(fault, "The mail server refused user or password.");
    }
    return all.stream().anyMatch(SocketTimeoutException.class::isInstance)
        ? AppException.causedBy(
            fault, MailError.MAIL_TIMEOUT, "The mail server did not answer in time.")
        : unavailable(fault, "The mail server cannot be reached or cannot take mails now.");
  }

  private static AppException unavailable(Exception fault, String detail) {
    return AppException.causedBy(fault, MailError.MAIL_UNAVAILABLE, detail);
  }
}
