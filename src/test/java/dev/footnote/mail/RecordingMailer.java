package dev.footnote.mail;

import dev.footnote.kernel.AppException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps mails in memory, and fails when told to. */
public final class RecordingMailer implements Mailer {

  private final String name;
  private final List<Email> sent = new CopyOnWriteArrayList<>();
  private volatile MailError fault = MailError.MAIL_UNAVAILABLE;
  private volatile boolean failing;

  public RecordingMailer(String name) {
    this.name = name;
  }

  public RecordingMailer failingWith(MailError with) {
    fault = with;
    failing = true;
    return this;
  }

  public void mend() {
    failing = false;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(Email email) {
    if (failing) {
      throw AppException.of(fault, "The recording mailer fails as it was told.");
    }
    sent.add(email);
  }

  public List<Email> sent() {
    return List.copyOf(sent);
  }
}
