package dev.footnote.accounts.session;

import dev.footnote.kernel.AuditEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Lets a new key follow an old one without anybody noticing: it is known everywhere before it
 * signs, and the old one verifies until no token of it is left.
 */
public class SigningKeyRotation {

  private static final Logger log = LoggerFactory.getLogger(SigningKeyRotation.class);

  /** Twice the time after which each replica has read the keys again. */
  static final Duration NOTICE = Duration.ofMinutes(1);

  private final SigningKeyStore store;
  private final SigningKeyProperties properties;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  SigningKeyRotation(
      SigningKeyStore store,
      SigningKeyProperties properties,
      Clock clock,
      ApplicationEventPublisher events) {
    this.store = store;
    this.properties = properties;
    this.clock = clock;
    this.events = events;
  }

  /** What the job does: a new key when it is time for one, and away with those of no more use. */
  void keepUp() {
    var now = clock.instant();
    store
        .makeIfNewestIsFrom(now.minus(properties.rotation()), now.plus(NOTICE))
        .ifPresent(SigningKeyRotation::logged);
    store.deleteSuperseded(now.minus(properties.overlap()));
  }

  /** Makes a new key now, because an administrator wants one; gives the time when it signs. */
  public Instant rotate(UUID administrator) {
    var signsFrom = clock.instant().plus(NOTICE);
    logged(store.makeAnother(signsFrom));
    events.publishEvent(AuditEvent.success("signing_key.rotate", administrator));
    return signsFrom;
  }

  private static void logged(SigningKey key) {
    log.atInfo()
        .addKeyValue("kid", key.key().getKeyID())
        .addKeyValue("signs_from", key.signsFrom())
        .log("new key for access tokens");
  }
}
