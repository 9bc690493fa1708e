package dev.footnote.accounts.password;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.kernel.ClientAddress;
import dev.footnote.limits.Limit;
import dev.footnote.limits.Subject;
import java.util.List;

/**
 * Whose wrong passwords are counted together: for each client all of them, and for each e-mail
 * address those of everybody from whose address nobody has lately signed in to that account. Where
 * somebody has, a count of its own goes on, so that strangers cannot keep an owner out.
 */
public record Guesser(EmailAddress email, ClientAddress client, Familiarity familiarity) {

  /** Whether the owner has lately signed in from where the attempt comes from. */
  public enum Familiarity {
    FAMILIAR,
    STRANGE
  }

  record Count(Limit limit, Subject subject) {}

  List<Count> counts() {
    return List.of(
        new Count(Limit.SIGN_IN_FAILURES_PER_CLIENT, Subject.client(client)),
        new Count(Limit.SIGN_IN_FAILURES_PER_ACCOUNT, account()));
  }

  static Subject anybodyFor(EmailAddress email) {
    return Subject.named(email.value());
  }

  private Subject account() {
    return switch (familiarity) {
      case STRANGE -> anybodyFor(email);
      case FAMILIAR -> Subject.named(email.value() + " " + Subject.client(client).text());
    };
  }
}
