package dev.footnote.accounts;

import java.util.UUID;

/** Who sends a request, as the database knows it at this moment. */
public sealed interface Caller {

  UserId user();

  Role role();

  Standing standing();

  /** The same caller with another standing. */
  Caller with(Standing standing);

  /** Somebody who signed in with a password. */
  record InSession(UserId user, Role role, Standing standing, UUID session) implements Caller {

    @Override
    public InSession with(Standing other) {
      return new InSession(user, role, other, session);
    }
  }

  /** A program with an API key of the account. */
  record WithKey(UserId user, Role role, Standing standing, UUID key) implements Caller {

    @Override
    public WithKey with(Standing other) {
      return new WithKey(user, role, other, key);
    }
  }
}
