package dev.footnote.mail;

/** Hands a message to whoever delivers it, in one try. */
public interface Mailer {

  /** Under which name deliveries are recorded, {@code smtp} for example. */
  String name();

  /**
   * Returns once somebody else is responsible for the message. The same message may come again: its
   * id tells that it is the same.
   *
   * @throws dev.footnote.kernel.AppException with {@link MailError#MAIL_REFUSED} if no other try
   *     can help, {@link MailError#MAIL_TIMEOUT} or {@link MailError#MAIL_UNAVAILABLE} if one may
   */
  void send(Email email);
}
