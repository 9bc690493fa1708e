package dev.footnote.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that whoever guards the service must be able to look up later; published as an
 * application event on the thread of the request.
 *
 * @param action what was tried, as {@code noun.verb}, for example {@code session.sign_in}
 * @param outcome how it ended
 * @param account whose account it concerns; null where nobody is known
 * @param details further facts as key and value; no secret, no e-mail address, no document text
 */
public record AuditEvent(
    String action, Outcome outcome, @Nullable UUID account, Map<String, String> details) {

  /** How an action ended. */
  public enum Outcome {
    SUCCESS,
    FAILURE,
    REFUSED
  }

  public AuditEvent {
    details = Map.copyOf(details);
  }

  public static AuditEvent success(String action, UUID account) {
    return new AuditEvent(action, Outcome.SUCCESS, account, Map.of());
  }

  public static AuditEvent failure(String action, @Nullable UUID account) {
    return new AuditEvent(action, Outcome.FAILURE, account, Map.of());
  }

  public static AuditEvent refused(String action, @Nullable UUID account) {
    return new AuditEvent(action, Outcome.REFUSED, account, Map.of());
  }

  /** The same event with one more fact. */
  public AuditEvent with(String key, String value) {
    var more = new HashMap<>(details);
    more.put(key, value);
    return new AuditEvent(action, outcome, account, more);
  }
}
