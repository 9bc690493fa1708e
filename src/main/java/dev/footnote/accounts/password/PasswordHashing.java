package dev.footnote.accounts.password;

import dev.footnote.kernel.Secret;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords and checks them; the same work whether or not there is a hash to check. */
public final class PasswordHashing {

  /** After this time a request that found no place may come back. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final PasswordEncoder encoder;
  private final HashingGate gate;
  private final String hashOfNobody;

  PasswordHashing(PasswordEncoder encoder, HashingGate gate, Secret passwordOfNobody) {
    this.encoder = encoder;
    this.gate = gate;
    this.hashOfNobody = encode(passwordOfNobody);
  }

  /** The hash to store; empty if too many are being made right now. */
  public Optional<String> hash(Secret password) {
    return gate.within(() -> encode(password));
  }

  /**
   * Compares a password with a stored hash, or with nobody's if there is none, so that the time
   * taken does not tell which it was; empty if too many are being checked right now.
   */
  public Optional<PasswordCheck> check(Secret password, Optional<String> hash) {
    return gate.within(() -> compare(password, hash));
  }

  private PasswordCheck compare(Secret password, Optional<String> hash) {
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
