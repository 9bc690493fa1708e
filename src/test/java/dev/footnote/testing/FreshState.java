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
                      "footnote.database.url", TestDatabase.create())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
