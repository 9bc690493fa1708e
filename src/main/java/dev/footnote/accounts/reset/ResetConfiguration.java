package dev.footnote.accounts.reset;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.footnote.accounts.EmailAddress;
import dev.footnote.kernel.JobContext;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ResetProperties.class)
class ResetConfiguration {

  /** After a fault, which here is one of the database. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  @Bean
  Task<ResetRequest> passwordResetRequestTask(ResetRequests requests) {
    return Tasks.oneTime(ResetQueue.REQUESTS)
        .onFailure(
            (failed, operations) -> operations.reschedule(failed, failed.getTimeDone().plus(RETRY)))
        .onDeadExecutionRevive()
        .execute((job, context) -> handle(job.getData(), requests));
  }

  private static void handle(ResetRequest request, ResetRequests requests) {
    try (var _ = JobContext.open(request.requestId())) {
      requests.answer(EmailAddress.of(request.email()));
    }
  }
}
