package dev.footnote;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class Footnote {

  static void main(String[] arguments) {
    SpringApplication.run(Footnote.class, arguments);
  }
}
