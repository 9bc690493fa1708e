package dev.footnote.accounts.session;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The keys as this replica knows them. It reads them again every half minute, which is half of the
 * time that a new key waits before it signs, and at most once a second when a token names one that
 * it does not know. Keys come from the database only, never from a token or an address in it.
 */
class SigningKeyRing implements JWKSource<SecurityContext> {

  private static final Logger log = LoggerFactory.getLogger(SigningKeyRing.class);
  static final Duration MAX_AGE = Duration.ofSeconds(30);
  private static final Duration MIN_AGE = Duration.ofSeconds(1);

  private final Supplier<SigningKeys> database;
  private final Clock clock;
  private volatile Read read;

  private record Read(SigningKeys keys, Instant at) {}

  SigningKeyRing(Supplier<SigningKeys> database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.read = new Read(database.get(), clock.instant());
  }

  ECKey signing() {
    return noOlderThan(MAX_AGE).signing(clock.instant());
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    var known = selector.select(noOlderThan(MAX_AGE).verifying());
    return known.isEmpty() ? selector.select(noOlderThan(MIN_AGE).verifying()) : known;
  }

  private SigningKeys noOlderThan(Duration age) {
    if (isDue(age)) {
      readAgain(age);
    }
    return read.keys();
  }

  private boolean isDue(Duration age) {
    var now = clock.instant();
    return !now.isBefore(read.at().plus(age)) || now.isBefore(read.at());
  }

  /** The keys known so far go on when the database is away. */
  private synchronized void readAgain(Duration age) {
    if (!isDue(age)) {
      return;
    }
    try {
      read = new Read(database.get(), clock.instant());
    } catch (DataAccessException | TransactionException e) {
      read = new Read(read.keys(), clock.instant());
      log.atWarn().setCause(e).log("signing keys cannot be read now");
    }
  }
}
