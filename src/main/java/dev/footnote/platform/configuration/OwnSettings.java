package dev.footnote.platform.configuration;

import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** The records of Footnote's own settings, each under its prefix ({@code footnote.search}). */
@Component
public class OwnSettings {

  /** Spring Boot names a record of settings by its prefix, this, and its class. */
  public static final String NAMED = "-dev.footnote.";

  private final ApplicationContext context;

  OwnSettings(ApplicationContext context) {
    this.context = context;
  }

  record Settings(String prefix, Object values) {}

  Stream<Settings> all() {
    return Stream.of(context.getBeanDefinitionNames())
        .filter(name -> name.contains(NAMED))
        .map(name -> new Settings(name.substring(0, name.indexOf(NAMED)), context.getBean(name)));
  }
}
