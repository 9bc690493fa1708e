package dev.footnote;

import dev.footnote.backup.Commands;
import dev.footnote.platform.GeneratedDefinitions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;

/** Starts the service, or carries out one of its commands. */
@SpringBootApplication(
    exclude = {
      // /health and /metrics are routes of our own: there are no endpoints to be managed
      AvailabilityProbesAutoConfiguration.class,
      EndpointAutoConfiguration.class,
      InfoContributorAutoConfiguration.class,
      JacksonEndpointAutoConfiguration.class,
      ManagementContextAutoConfiguration.class,
      WebEndpointAutoConfiguration.class,
    })
public class Footnote {

  static void main(String[] arguments) {
    if (Commands.areAskedForBy(arguments)) {
      System.exit(new Commands(System.out, System.err).run(arguments));
    }
    GeneratedDefinitions.useIfTheyFit(Footnote.class, arguments);
    SpringApplication.run(Footnote.class, arguments);
  }
}
