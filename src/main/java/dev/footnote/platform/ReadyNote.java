package dev.footnote.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Says, once everything is up, where to go next. */
@Component
class ReadyNote implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger log = LoggerFactory.getLogger(ReadyNote.class);

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() != null) {
      var url = "http://localhost:" + context.getWebServer().getPort();
      log.atInfo()
          .addKeyValue("url", url)
          .addKeyValue("api", url + "/openapi/page")
          .addKeyValue("quickstart", "README.md")
          .log("footnote is ready");
    }
  }
}
