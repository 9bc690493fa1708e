package dev.footnote.accounts.reset;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.kernel.AuditEvent;
import dev.footnote.kernel.ClientAddress;
import dev.footnote.kernel.Ids;
import dev.footnote.kernel.JobContext;
import dev.footnote.limits.Limit;
import dev.footnote.limits.RateLimits;
import dev.footnote.limits.Subject;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Notes requests for links without looking whether there is an account: a job does that, so that
 * neither the reply nor its time can tell. A client that asks too often is not told either.
 */
@Component
class ResetQueue {

  static final TaskDescriptor<ResetRequest> REQUESTS =
      TaskDescriptor.of("password-reset-request", ResetRequest.class);

  private static final String ACTION = "password_reset.request";

  private final RateLimits limits;
  private final SchedulerClient scheduler;
  private final ApplicationEventPublisher events;
  private final Ids ids;
  private final Clock clock;

  ResetQueue(
      RateLimits limits,
      SchedulerClient scheduler,
      ApplicationEventPublisher events,
      Ids ids,
      Clock clock) {
    this.limits = limits;
    this.scheduler = scheduler;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  void add(EmailAddress email, ClientAddress client) {
    var allowance = limits.take(Limit.PASSWORD_RESETS_PER_CLIENT, Subject.client(client));
    if (allowance.granted()) {
      var request = new ResetRequest(email.value(), JobContext.requestId().orElse(""));
      scheduler.schedule(
          REQUESTS.instance(ids.next().toString()).data(request).build(), clock.instant());
      events.publishEvent(new AuditEvent(ACTION, AuditEvent.Outcome.SUCCESS, null, Map.of()));
    } else {
      events.publishEvent(
          AuditEvent.refused(ACTION, null).with("limit", allowance.limit().label()));
    }
  }
}
