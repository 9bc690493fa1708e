package dev.footnote.accounts.password;

import dev.footnote.accounts.AccountError;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords and checks them; the same work whether or not there is a hash to check. */
public final class PasswordHashing {

  /** After this time a request that found no place may come back. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final PasswordEncoder encoder;
  private final HashingGate gate;
  private final String hashOfNobody;

  PasswordHashing(PasswordEncoder encoder, HashingGate gate, String hashOfNobody) {
    this.encoder = encoder;
    this.gate = gate;
    this.hashOfNobody = hashOfNobody;
  }

  /** What to tell who was not given a turn in time. */
  public static AppException busy() {
    return AppException.of(
            AccountError.SIGN_IN_BUSY,
            "Too many passwords are being checked right now. Try again in a few seconds.")
        .retryAfter(RETRY_AFTER);
  }

  /** What the work gives when its turn has come; empty if too many are waiting. */
  <T> Optional<T> inTurn(Supplier<T> work) {
    return gate.within(work);
  }

  /** The hash to store; empty if too many are being made right now. */
  public Optional<String> hash(Secret password) {
    return gate.within(() -> encode(password));
  }

  /**
   * Compares a password with a stored hash, or with nobody's if there is none, so that the time
   * taken does not tell which it was. To be called in turn.
   */
  PasswordCheck compare(Secret password, Optional<String> hash) {
    var matches = encoder.matches(password.value(), hash.orElse(hashOfNobody));
    if (!matches || hash.isEmpty()) {
      return PasswordCheck.WRONG;
    }
    return new PasswordCheck(
        true, hash.filter(encoder::upgradeEncoding).map(old -> encode(password)));
  }

  private String encode(Secret password) {
    return String.valueOf(encoder.encode(password.value()));
  }
}
