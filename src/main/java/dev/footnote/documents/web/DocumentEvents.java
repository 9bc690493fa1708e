package dev.footnote.documents.web;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Document;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.DocumentStatus;
import dev.footnote.documents.Documents;
import dev.footnote.kernel.AppException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells how far a document has come, as server-sent events until its final state. Whoever works on
 * the document may be another instance, so the database is asked, not this process.
 */
@Component
@EnableConfigurationProperties(EventsProperties.class)
class DocumentEvents implements ApplicationListener<ContextClosedEvent> {

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  private final Documents documents;
  private final JsonMapper json;
  private final Clock clock;
  private final EventsProperties properties;
  private final Semaphore places;
  private volatile boolean closing;

  DocumentEvents(Documents documents, JsonMapper json, Clock clock, EventsProperties properties) {
    this.documents = documents;
    this.json = json;
    this.clock = clock;
    this.properties = properties;
    this.places = new Semaphore(properties.listeners());
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    closing = true;
  }

  void send(UserId owner, DocumentId id, Optional<String> lastSeen, HttpServletResponse response)
      throws IOException, InterruptedException {
    var document = documents.find(owner, id);
    if (!places.tryAcquire()) {
      throw AppException.of(
              DocumentError.TOO_MANY_LISTENERS, "Too many follow documents now. Ask for it later.")
          .retryAfter(Duration.ofSeconds(5));
    }
    try {
      begin(response);
      follow(document, lastSeen.orElse(""), response);
    } finally {
      places.release();
    }
  }

  private static void begin(HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.flushBuffer();
  }

  private void follow(Document first, String lastSeen, HttpServletResponse response)
      throws IOException, InterruptedException {
    var end = clock.instant().plus(properties.timeout());
    var lastSent = clock.instant();
    var seen = lastSeen;
    var document = Optional.of(first);
    while (document.isPresent() && !closing && clock.instant().isBefore(end)) {
      boolean last = isFinal(document.get());
      if (last || !id(document.get()).equals(seen)) {
        write(response, event(document.get(), last));
        seen = id(document.get());
        lastSent = clock.instant();
      }
      if (last) {
        return;
      }
      lastSent = signOfLife(lastSent, response);
      Thread.sleep(properties.poll());
      document = now(first);
    }
    if (document.isEmpty()) {
      write(response, "event: deleted\ndata: {}\n\n");
    }
  }

  private Instant signOfLife(Instant lastSent, HttpServletResponse response) throws IOException {
    var now = clock.instant();
    if (now.isBefore(lastSent.plus(SIGN_OF_LIFE))) {
      return lastSent;
    }
    write(response, ": still there\n\n");
    return now;
  }

  private Optional<Document> now(Document document) {
    try {
      return Optional.of(documents.find(document.owner(), document.id()));
    } catch (AppException e) {
      if (e.code() == DocumentError.DOCUMENT_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private String event(Document document, boolean last) {
    return "id: "
        + id(document)
        + "\nevent: "
        + (last ? "done" : "progress")
        + "\ndata: "
        + json.writeValueAsString(DocumentReply.of(document))
        + "\n\n";
  }

  /** Version, stage, and how much of it is done: another one for each change. */
  private static String id(Document document) {
    return document.version()
        + "."
        + document.status().ordinal()
        + "."
        + document.progress().done();
  }

  private static boolean isFinal(Document document) {
    return document.status() == DocumentStatus.READY || document.status() == DocumentStatus.FAILED;
  }

  private static void write(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }
}
