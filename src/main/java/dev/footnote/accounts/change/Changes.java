package dev.footnote.accounts.change;

import dev.footnote.kernel.AuditEvent;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes changes all or none, and announces them. */
@Component
public class Changes {

  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Changes(TransactionTemplate transaction, ApplicationEventPublisher events) {
    this.transaction = transaction;
    this.events = events;
  }

  /** Announces the work once it is done, in its transaction. */
  public void make(AuditEvent event, Runnable work) {
    make(
        () -> {
          work.run();
          announce(event);
        });
  }

  public void make(Runnable work) {
    transaction.executeWithoutResult(_ -> work.run());
  }

  /** What the work gives. */
  public <T> T result(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()));
  }

  /** In the transaction that there is, if any. */
  public void announce(AuditEvent event) {
    events.publishEvent(event);
  }
}
