package dev.footnote.testing;

import dev.footnote.kernel.AuditEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Remembers what the service under test announces to whoever guards it. */
public final class RecordedEvents
    implements ApplicationListener<PayloadApplicationEvent<AuditEvent>> {

  private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void onApplicationEvent(PayloadApplicationEvent<AuditEvent> event) {
    events.add(event.getPayload());
  }

  /** Those of one action. */
  public List<AuditEvent> of(String action) {
    return events.stream().filter(event -> event.action().equals(action)).toList();
  }

  /** Those of one action that concern an account. */
  public List<AuditEvent> of(String action, UUID account) {
    return of(action).stream().filter(event -> account.equals(event.account())).toList();
  }

  /** Everything that was announced, as text. */
  public String all() {
    return events.toString();
  }
}
