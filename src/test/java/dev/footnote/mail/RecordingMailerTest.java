package dev.footnote.mail;

import java.util.List;

class RecordingMailerTest implements MailerContract {

  private final RecordingMailer mailer = new RecordingMailer("recording");

  @Override
  public Mailer working() {
    return mailer;
  }

  @Override
  public Mailer failing() {
    return new RecordingMailer("failing").failingWith(MailError.MAIL_UNAVAILABLE);
  }

  @Override
  public List<Received> received() {
    return mailer.sent().stream()
        .map(
            mail ->
                new Received(
                    mail.id().toString(),
                    mail.to().address(),
                    mail.subject(),
                    mail.text(),
                    mail.html()))
        .toList();
  }
}
