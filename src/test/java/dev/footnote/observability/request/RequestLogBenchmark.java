package dev.footnote.observability.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.Footnote;
import dev.footnote.observability.batch.BatchProperties;
import dev.footnote.observability.batch.BatchWriter;
import dev.footnote.testing.Client;
import dev.footnote.testing.FreshState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the request log, lines and rows, costs a search over HTTP: one service, whose log is
 * switched on and off in turns.
 */
final class RequestLogBenchmark {

  private static final int WARM_UP = 1000;
  private static final int IN_A_ROW = 50;
  private static final List<String> WORDS =
      List.of("harbour", "light", "tower", "keeper", "storm", "lamp", "oil", "rock", "ship", "fog");

  private final ConfigurableApplicationContext context;
  private final Client client;
  private final Random random = new Random(20261123);
  private volatile boolean on = true;

  private RequestLogBenchmark() {
    context =
        new SpringApplicationBuilder(Footnote.class)
            .initializers(new FreshState())
            .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new Switches()))
            .run("--server.port=0", "--footnote.limits.searches=1000000/1m");
    client =
        Client.at(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
            .asNewAccount();
  }

  /**
   * @param arguments number of documents of some twenty passages (100), searches of each kind
   *     (4000)
   */
  public static void main(String[] arguments) throws InterruptedException {
    int documents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    int searches = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4000;
    var benchmark = new RequestLogBenchmark();
    benchmark.fill(documents);
    benchmark.measure(searches);
    System.exit(0);
  }

  private void fill(int documents) throws InterruptedException {
    for (int number = 0; number < documents; number++) {
      client
          .upload("/api/v1/documents", number + ".txt", text(1200).getBytes(UTF_8), Map.of())
          .expect(202);
    }
    while (count("select count(*) from documents where status = 'ready'") < documents) {
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private String text(int sentences) {
    return IntStream.range(0, sentences)
        .mapToObj(i -> words(4) + " " + random.nextInt(100_000) + ".")
        .collect(Collectors.joining(" "));
  }

  private String words(int count) {
    return random
        .ints(count, 0, WORDS.size())
        .mapToObj(WORDS::get)
        .collect(Collectors.joining(" "));
  }

  private long count(String sql) {
    return context.getBean(JdbcClient.class).sql(sql).query(Long.class).single();
  }

  private void measure(int searches) {
    var kept = new ArrayList<Double>();
    var unkept = new ArrayList<Double>();
    search(true, WARM_UP, new ArrayList<>());
    search(false, WARM_UP, new ArrayList<>());
    while (kept.size() < searches) {
      search(true, IN_A_ROW, kept);
      search(false, IN_A_ROW, unkept);
    }
    System.err.printf(
        "%d passages%n| POST /api/v1/search | p50 ms | p90 ms | p99 ms |%n|---|---|---|---|%n",
        count("select sum(chunk_count) from documents"));
    print("with the request log", kept);
    print("without", unkept);
    System.err.printf(
        "difference of the p50: %+.1f %% (bar: 3 %%); %d searches each, in turns of %d; %d rows%n",
        (percentile(kept, 50) / percentile(unkept, 50) - 1) * 100,
        searches,
        IN_A_ROW,
        count("select count(*) from request_logs where route = '/api/v1/search'"));
  }

  private void search(boolean log, int count, List<Double> times) {
    on = log;
    for (int i = 0; i < count; i++) {
      var body = Map.of("query", words(5), "top_k", 5);
      long start = System.nanoTime();
      client.post("/api/v1/search", body).expect(200);
      times.add((System.nanoTime() - start) / 1e6);
    }
  }

  private static void print(String name, List<Double> times) {
    System.err.printf(
        "| %s | %.3f | %.3f | %.3f |%n",
        name, percentile(times, 50), percentile(times, 90), percentile(times, 99));
  }

  private static double percentile(List<Double> times, int percent) {
    return times.stream().sorted().toList().get(times.size() * percent / 100);
  }

  private final class Switches implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof RequestLog log ? new Switched(log) : bean;
    }
  }

  private final class Switched extends RequestLog {

    private final RequestLog log;

    Switched(RequestLog log) {
      super(
          new BatchWriter<>(
              "unused",
              entries -> {},
              new BatchProperties(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
              new io.micrometer.core.instrument.simple.SimpleMeterRegistry().counter("unused")),
          new RequestLogProperties(false, List.of(), List.of()));
      this.log = log;
    }

    @Override
    public void add(RequestLogEntry entry) {
      if (on) {
        log.add(entry);
      }
    }
  }
}
