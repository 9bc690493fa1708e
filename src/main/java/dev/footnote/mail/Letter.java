package dev.footnote.mail;

import java.time.Duration;
import java.util.Map;

/**
 * What is to be said to whom.
 *
 * @param template name of the files under {@code templates/mail} that hold the words
 * @param values what stands in for the names in them
 * @param worthwhile how long it makes sense to deliver it
 */
public record Letter(
    MailAddress to,
    String template,
    String subject,
    Map<String, String> values,
    Duration worthwhile) {

  public Letter {
    values = Map.copyOf(values);
  }

  /** Without its values, which may hold a link that nobody else may see. */
  @Override
  public String toString() {
    return "Letter[" + template + "]";
  }
}
