package dev.footnote.accounts.registry;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.footnote.accounts.Caller;
import dev.footnote.accounts.Device;
import dev.footnote.accounts.UserId;
import dev.footnote.accounts.change.Changes;
import dev.footnote.accounts.spi.OwnedData;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.JobContext;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes accounts. In one transaction the account stops being usable and a job is made; the job
 * deletes all that it owned, and goes on with that after a crash.
 */
@Component
public class AccountRemoval {

  /** Its data is the id of the request. */
  static final TaskDescriptor<String> ERASURE = TaskDescriptor.of("account-erasure", String.class);

  private static final Logger log = LoggerFactory.getLogger(AccountRemoval.class);

  private final PasswordProof proof;
  private final DeletionStore store;
  private final AdministratorRule administrators;
  private final SchedulerClient scheduler;
  private final Changes changes;
  private final Clock clock;

  AccountRemoval(
      PasswordProof proof,
      DeletionStore store,
      AdministratorRule administrators,
      SchedulerClient scheduler,
      Changes changes,
      Clock clock) {
    this.proof = proof;
    this.store = store;
    this.administrators = administrators;
    this.scheduler = scheduler;
    this.changes = changes;
    this.clock = clock;
  }

  /** Deletes the caller's account if the password is right. */
  public void delete(Caller.InSession caller, Secret password, Device device) {
    proof.prove(caller.user(), password, device);
    changes.make(
        AuditEvent.success("account.delete", caller.user().value()), () -> begin(caller.user()));
  }

  private void begin(UserId user) {
    administrators.checkNotLast(user);
    store.begin(user, clock.instant());
    var request = JobContext.requestId().orElse("");
    scheduler.scheduleIfNotExists(
        ERASURE.instance(user.toString()).data(request).build(), clock.instant());
  }

  /** What the job does. */
  void erase(String id, List<OwnedData> owned) {
    var user = new UserId(UUID.fromString(id));
    owned.forEach(data -> data.erase(user));
    store.finish(user);
    log.atInfo().addKeyValue("account", user).log("account and all it owned deleted");
  }
}
