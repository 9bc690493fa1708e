package dev.footnote.accounts;

import dev.footnote.kernel.Secret;
import java.util.Optional;

/** Knows who sends a request. */
public interface Callers {

  /**
   * Whose token it is: an access token of a session that goes on, or an API key that is good, of an
   * account that may be used. The database is asked each time, so that an end takes hold at once.
   */
  Optional<Caller> identify(Secret bearerToken);
}
