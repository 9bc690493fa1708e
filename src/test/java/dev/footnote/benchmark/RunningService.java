package dev.footnote.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.runAsync;

import dev.footnote.Footnote;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.inference.FairShare;
import dev.footnote.testing.Client;
import dev.footnote.testing.FreshState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real service on a free port with empty data, and one account that uses it over HTTP. */
final class RunningService implements AutoCloseable {

  private static final int UPLOADS_AT_ONCE = 4;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final String EMAIL = "someone@example.org";

  private final ConfigurableApplicationContext context;
  private final Client anonymous;
  private int uploaded;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    this.anonymous = Client.at(port);
    anonymous.register(EMAIL);
  }

  static RunningService start() {
    return start(bean -> bean);
  }

  /** Passages get the vectors that the folder keeps; questions are embedded as ever. */
  static RunningService withVectorsOf(Path folder) {
    return start(bean -> bean instanceof Embedder model ? PassageVectors.of(model, folder) : bean);
  }

  private static RunningService start(UnaryOperator<Object> beans) {
    return new RunningService(
        new SpringApplicationBuilder(Footnote.class)
            .initializers(new FreshState())
            .initializers(context -> context.getBeanFactory().addBeanPostProcessor(after(beans)))
            .run("--server.port=0", "--logging.level.root=WARN"));
  }

  private static BeanPostProcessor after(UnaryOperator<Object> beans) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return beans.apply(bean);
      }
    };
  }

  private record PassageVectors(Embedder embedder, CachedEmbedder kept) implements Embedder {

    static Embedder of(Embedder embedder, Path folder) {
      try {
        return new PassageVectors(embedder, new CachedEmbedder(embedder, folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public EmbeddingModel model() {
      return embedder.model();
    }

    @Override
    public Embedding embedQuery(String query) {
      return embedder.embedQuery(query);
    }

    @Override
    public List<Embedding> embedPassages(FairShare share, List<String> passages) {
      synchronized (kept) {
        return kept.embedPassages(share, passages);
      }
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  void publish(Object event) {
    context.publishEvent(event);
  }

  /** Signs in: what it answers may be used for a quarter of an hour. */
  Client client() {
    return anonymous.signedIn(EMAIL);
  }

  /** Uploads each text as a document and waits until all are ready; gives the seconds it took. */
  double ingest(List<String> texts) throws InterruptedException {
    int first = uploaded;
    uploaded += texts.size();
    var client = client();
    long start = System.nanoTime();
    try (var uploads = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
      var each =
          IntStream.range(0, texts.size())
              .mapToObj(i -> runAsync(() -> upload(client, first + i, texts.get(i)), uploads));
      CompletableFuture.allOf(each.toArray(CompletableFuture[]::new)).join();
    }
    while (count("ready") < uploaded) {
      if (count("failed") > 0) {
        throw new IllegalStateException("a document failed");
      }
      Thread.sleep(POLL);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void upload(Client client, int number, String text) {
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
