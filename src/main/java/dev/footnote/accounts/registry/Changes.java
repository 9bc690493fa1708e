package dev.footnote.accounts.registry;

import dev.footnote.kernel.AuditEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes changes all or none, and announces them. */
@Component
record Changes(TransactionTemplate transaction, ApplicationEventPublisher events) {

  void make(AuditEvent event, Runnable work) {
    transaction.executeWithoutResult(
        status -> {
          work.run();
          events.publishEvent(event);
        });
  }
}
