package dev.footnote;

import dev.footnote.backup.Commands;
import dev.footnote.platform.GeneratedDefinitions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service, or carries out one of its commands. */
@SpringBootApplication
public class Footnote {

  static void main(String[] arguments) {
    if (Commands.areAskedForBy(arguments)) {
      System.exit(new Commands(System.out, System.err).run(arguments));
    }
    GeneratedDefinitions.useIfTheyFit(Footnote.class, arguments);
    SpringApplication.run(Footnote.class, arguments);
  }
}
