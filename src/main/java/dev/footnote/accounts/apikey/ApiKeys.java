package dev.footnote.accounts.apikey;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.Caller;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.change.Changes;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes, shows and deletes keys, and knows whose one is. */
public class ApiKeys {

  private static final Duration KEEP_EXPIRED = Duration.ofDays(30);

  private final ApiKeyStore store;
  private final ApiKeyProperties properties;
  private final Changes changes;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  ApiKeys(
      ApiKeyStore store,
      ApiKeyProperties properties,
      Changes changes,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.properties = properties;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** Whether a token claims to be a key; then it is looked for among keys only. */
  public static boolean looksLikeOne(Secret token) {
    return KeyText.isOne(token);
  }

  /** Makes a key; its text is known to nobody afterwards. */
  public NewApiKey create(UserId user, String name, Optional<Instant> expiresAt) {
    return changes.result(() -> make(user, name, expiresAt));
  }

  private NewApiKey make(UserId user, String name, Optional<Instant> expiresAt) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var expiry = expiresAt.orElseGet(() -> now.plus(properties.defaultTtl()));
    checkExpiry(expiry, now);
    var text = KeyText.next(random);
    var key = new ApiKey(ids.next(), name, text.prefix(), now, expiry, null);
    store.deleteExpiredBefore(user, now.minus(KEEP_EXPIRED));
    if (!store.insert(user, key, KeyText.hash(text.whole()), properties.maxPerAccount())) {
      throw tooMany();
    }
    changes.announce(event("api_key.create", user, key.id()));
    return new NewApiKey(key, text.whole());
  }

  /** Newest first. */
  public List<ApiKey> list(UserId user) {
    return store.list(user);
  }

  /** Deletes a key: the next request with it is refused. */
  public void delete(UserId user, UUID key) {
    if (!store.delete(user, key)) {
      throw AppException.of(AccountError.API_KEY_NOT_FOUND, "There is no such API key.");
    }
    changes.announce(event("api_key.delete", user, key));
  }

  /** Who calls with a key, if it is good. */
  public Optional<Caller.WithKey> identify(Secret text) {
    return store.use(KeyText.hash(text), clock.instant());
  }

  private void checkExpiry(Instant expiry, Instant now) {
    if (!expiry.isAfter(now) || expiry.isAfter(now.plus(properties.maxTtl()))) {
      throw AppException.of(
          AccountError.INVALID_API_KEY,
          "expires_at must lie ahead, at most %d days.".formatted(properties.maxTtl().toDays()));
    }
  }

  private AppException tooMany() {
    return AppException.of(
        AccountError.TOO_MANY_API_KEYS,
        "An account may have %d API keys. Delete one that is not used any more."
            .formatted(properties.maxPerAccount()));
  }

  private static AuditEvent event(String action, UserId user, UUID key) {
    return AuditEvent.success(action, user.value()).with("api_key", key.toString());
  }
}
