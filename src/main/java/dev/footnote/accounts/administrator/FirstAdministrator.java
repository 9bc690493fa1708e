package dev.footnote.accounts.administrator;

import dev.footnote.accounts.EmailAddress;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.administrator.AdministratorStore.Candidate;
import dev.footnote.accounts.change.Changes;
import dev.footnote.accounts.reset.ResetLinks;
import dev.footnote.accounts.session.EndReason;
import dev.footnote.accounts.session.Sessions;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.Ids;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the address has an account that is an administrator's. A new one has no password:
 * it is set by a link in a mail, so there is no default one that could be forgotten.
 */
@Component
class FirstAdministrator {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
  private static final String GRANT = "admin.grant";

  private final AdministratorStore store;
  private final ResetLinks links;
  private final Sessions sessions;
  private final Changes changes;
  private final Ids ids;
  private final Clock clock;

  FirstAdministrator(
      AdministratorStore store,
      ResetLinks links,
      Sessions sessions,
      Changes changes,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.links = links;
    this.sessions = sessions;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  void ensure(EmailAddress email) {
    changes.make(() -> store.hold(email).ifPresentOrElse(this::promote, () -> make(email)));
  }

  private void make(EmailAddress email) {
    var id = new UserId(ids.next());
    if (store.insert(id, email, clock.instant())) {
      links.sendToNewAdministrator(id);
      granted(id, "made");
    }
  }

  private void promote(Candidate candidate) {
    if (candidate.admin()) {
      return;
    }
    if (candidate.disabled()) {
      log.atWarn()
          .addKeyValue("account", candidate.id())
          .log("account is disabled and not made an administrator");
      return;
    }
    store.promote(candidate.id());
    if (!candidate.verified()) {
      handOver(candidate.id());
    }
    granted(candidate.id(), candidate.verified() ? "promoted" : "handed_over");
  }

  /** Nobody knows who opened it: the password goes, and the address's owner sets a new one. */
  private void handOver(UserId id) {
    store.forgetPassword(id);
    store.deleteKeys(id);
    sessions.endAll(id, EndReason.PASSWORD_RESET);
    links.sendToNewAdministrator(id);
  }

  private void granted(UserId id, String how) {
    changes.announce(AuditEvent.success(GRANT, id.value()).with("how", how));
    log.atInfo().addKeyValue("account", id).addKeyValue("how", how).log("administrator is there");
  }
}
