package dev.footnote.accounts.registry;

import dev.footnote.accounts.Account;
import dev.footnote.accounts.Accounts;
import dev.footnote.accounts.Credentials;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.Registration;
import dev.footnote.accounts.SignIn;
import dev.footnote.accounts.Tokens;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.Secret;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Accounts as rows in PostgreSQL. */
@Service
class AccountRegistry implements Accounts {

  private final AccountStore store;
  private final SigningUp signingUp;
  private final SigningIn signingIn;
  private final Sessions sessions;

  AccountRegistry(AccountStore store, SigningUp signingUp, SigningIn signingIn, Sessions sessions) {
    this.store = store;
    this.signingUp = signingUp;
    this.signingIn = signingIn;
    this.sessions = sessions;
  }

  @Override
  public Account register(Registration registration) {
    return signingUp.register(registration);
  }

  @Override
  public SignIn signIn(Credentials credentials, Device device) {
    return signingIn.signIn(credentials, device);
  }

  @Override
  public Optional<Tokens> refresh(Secret refreshToken) {
    return sessions.renew(refreshToken);
  }

  @Override
  public void signOut(Secret refreshToken) {
    sessions.end(refreshToken);
  }

  @Override
  public Optional<Account> account(UserId id) {
    return store.find(id);
  }
}
