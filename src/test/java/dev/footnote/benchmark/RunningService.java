package dev.footnote.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.Footnote;
import dev.footnote.testing.Client;
import dev.footnote.testing.FreshState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real service on a free port with empty data, and one account that uses it over HTTP. */
final class RunningService implements AutoCloseable {

  private static final int UPLOADS_AT_ONCE = 4;
  private static final Duration POLL = Duration.ofMillis(50);

  private final ConfigurableApplicationContext context;
  private final Client client;
  private int uploaded;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    this.client = Client.at(port).asNewAccount();
  }

  static RunningService start() {
    return new RunningService(
        new SpringApplicationBuilder(Footnote.class)
            .initializers(new FreshState())
            .run("--server.port=0", "--logging.level.root=WARN"));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  void publish(Object event) {
    context.publishEvent(event);
  }

  Client client() {
    return client;
  }

  /** Uploads each text as a document and waits until all are ready; gives the seconds it took. */
  double ingest(List<String> texts) throws InterruptedException {
    int first = uploaded;
    uploaded += texts.size();
    long start = System.nanoTime();
    try (var uploads = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
      IntStream.range(0, texts.size())
          .forEach(i -> uploads.submit(() -> upload(first + i, texts.get(i))));
    }
    while (count("ready") < uploaded) {
      if (count("failed") > 0) {
        throw new IllegalStateException("a document failed");
      }
      Thread.sleep(POLL);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void upload(int number, String text) {
    client
        .upload("/api/v1/documents", "text-" + number + ".txt", text.getBytes(UTF_8), Map.of())
        .expect(202);
  }

  private int count(String status) {
    return bean(JdbcClient.class)
        .sql("select count(*) from documents where status = :status")
        .param("status", status)
        .query(Integer.class)
        .single();
  }

  int chunks() {
    return bean(JdbcClient.class)
        .sql("select coalesce(sum(chunk_count), 0) from documents")
        .query(Integer.class)
        .single();
  }

  @Override
  public void close() {
    context.close();
  }
}
