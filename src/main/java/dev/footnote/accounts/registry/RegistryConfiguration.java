package dev.footnote.accounts.registry;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.footnote.accounts.spi.OwnedData;
import dev.footnote.kernel.JobContext;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistrationProperties.class)
class RegistryConfiguration {

  private static final Duration RETRY = Duration.ofSeconds(5);

  @Bean
  Task<String> accountErasureTask(AccountRemoval removal, List<OwnedData> owned) {
    return Tasks.oneTime(AccountRemoval.ERASURE)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
        .execute(
            (job, context) -> {
              try (var _ = JobContext.open(job.getData())) {
                removal.erase(job.getId(), owned);
              }
            });
  }
}
