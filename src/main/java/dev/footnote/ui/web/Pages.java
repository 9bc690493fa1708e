package dev.footnote.ui.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Writes pages from the templates under {@code templates/pages}. */
@Component
class Pages {

  /** Browsers may show a page with our style and send its form to us: nothing else. */
  static final String POLICY =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'";

  private static final String FOLDER = "pages/";
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final SpringTemplateEngine engine;

  Pages(SpringTemplateEngine engine) {
    this.engine = engine;
  }

  String write(String template, Map<String, String> values) {
    return engine.process(
        FOLDER + template, new Context(Locale.ENGLISH, new HashMap<String, Object>(values)));
  }

  static BodyBuilder reply(HttpStatus status) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .header("Content-Security-Policy", POLICY);
  }

  /** To a page of ours, named by its path alone: the address is the one that was asked for. */
  static BodyBuilder redirect(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, path);
  }
}
