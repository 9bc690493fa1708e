package dev.footnote.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a service under test an empty database and an empty data folder. */
public class FreshState implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      var folder = Files.createTempDirectory("footnote-test");
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "fresh-state",
                  Map.of(
                      "footnote.data-dir", folder.toString(),
                      "footnote.database.url", TestDatabase.createForService())));
      // All tests come from one address, and those that share a service share its counts.
      context
          .getEnvironment()
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "generous-limits",
                  Map.of(
                      "footnote.chat.limits.shutdown-wait", "1s",
                      "footnote.limits.sign-in-failures-per-client", "100000/15m",
                      "footnote.limits.registrations", "100000/1h",
                      "footnote.limits.password-resets-per-client", "100000/1h")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
