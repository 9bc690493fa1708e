package dev.footnote.mail;

/** A message as it is delivered: the same content as plain text and as HTML. */
public record Email(EmailId id, MailAddress to, String subject, String text, String html) {

  public Email {
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject is one line");
    }
  }

  /** Without its content, which may hold a link that nobody else may see. */
  @Override
  public String toString() {
    return "Email[" + id + "]";
  }
}
