package dev.footnote.accounts.registry;

import dev.footnote.accounts.AccountError;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.change.Changes;
import dev.footnote.accounts.session.EndReason;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import dev.footnote.kernel.RequestError;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What administrators do with the accounts of others; a password they neither see nor set. */
@Component
public class Administration {

  private final AdministrationStore store;
  private final AdministratorRule administrators;
  private final Sessions sessions;
  private final Changes changes;
  private final Clock clock;

  Administration(
      AdministrationStore store,
      AdministratorRule administrators,
      Sessions sessions,
      Changes changes,
      Clock clock) {
    this.store = store;
    this.administrators = administrators;
    this.sessions = sessions;
    this.changes = changes;
    this.clock = clock;
  }

  /** Newest first, those with the text in their address. */
  public Page<ListedAccount> list(String emailPart, PageRequest page) {
    var before = Optional.ofNullable(page.cursor()).map(Administration::id);
    var found = store.list(emailPart.toLowerCase(Locale.ROOT), before, page.limit() + 1);
    return found.size() <= page.limit()
        ? new Page<>(found, null)
        : new Page<>(found.subList(0, page.limit()), found.get(page.limit() - 1).id().toString());
  }

  /** Ends all sessions of an account and lets nobody into it until it is enabled again. */
  public ListedAccount disable(UserId administrator, UUID account) {
    return changes.result(() -> disabled(administrator, account));
  }

  private ListedAccount disabled(UserId administrator, UUID account) {
    var user = new UserId(account);
    administrators.checkNotLast(user);
    var disabled = store.disable(user, clock.instant()).orElseThrow(Administration::notFound);
    sessions.endAll(user, EndReason.ACCOUNT_DISABLED);
    announce("account.disable", administrator, account);
    return disabled;
  }

  /** Lets its owner sign in again; the sessions of before stay ended. */
  public ListedAccount enable(UserId administrator, UUID account) {
    return changes.result(() -> enabled(administrator, account));
  }

  private ListedAccount enabled(UserId administrator, UUID account) {
    var enabled = store.enable(new UserId(account)).orElseThrow(Administration::notFound);
    announce("account.enable", administrator, account);
    return enabled;
  }

  private void announce(String action, UserId administrator, UUID account) {
    changes.announce(
        AuditEvent.success(action, account).with("administrator", administrator.toString()));
  }

  private static AppException notFound() {
    return AppException.of(AccountError.ACCOUNT_NOT_FOUND, "There is no such account.");
  }

  private static UUID id(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw AppException.of(
          RequestError.INVALID_REQUEST, "cursor is none that this list has given out.");
    }
  }
}
