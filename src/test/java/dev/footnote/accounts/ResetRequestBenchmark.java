package dev.footnote.accounts;

import static dev.footnote.benchmark.TimeComparison.mannWhitney;
import static dev.footnote.benchmark.TimeComparison.quantile;
import static dev.footnote.benchmark.TimeComparison.row;

import dev.footnote.Footnote;
import dev.footnote.testing.Client;
import dev.footnote.testing.FreshState;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures, over HTTP, whether the time of the reply to a request for a reset link differs between
 * a known and an unknown address (median, and the Mann-Whitney rank test). The limits are raised,
 * so that each request of the known account does all its work and sends a mail. Arguments: samples
 * of each kind (1000).
 */
public final class ResetRequestBenchmark {

  private static final int WARM_UP = 200;
  private static final String KNOWN = "known@example.org";
  private static final String UNKNOWN = "nobody@example.org";

  private ResetRequestBenchmark() {}

  public static void main(String[] arguments) {
    var samples = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    try (var service =
        new SpringApplicationBuilder(Footnote.class)
            .initializers(new FreshState())
            .run(
                "--server.port=0",
                "--logging.level.root=WARN",
                "--footnote.limits.password-resets-per-account=1000000/1h",
                "--footnote.limits.password-resets-per-client=1000000/1h")) {
      var port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var client = Client.at(port);
      client
          .post("/api/v1/auth/register", Map.of("email", KNOWN, "password", Client.PASSWORD))
          .expect(201);
      compareTimes(client, samples);
      System.out.printf(
          "mails to the known address: %d%n",
          service
              .getBean(JdbcClient.class)
              .sql("select count(*) from emails where template = 'password-reset'")
              .query(Integer.class)
              .single());
    }
  }

  private static void compareTimes(Client client, int samples) {
    var known = new double[samples];
    var unknown = new double[samples];
    for (var i = -WARM_UP; i < samples; i++) {
      var knownFirst = i % 2 == 0;
      var first = request(client, knownFirst ? KNOWN : UNKNOWN);
      var second = request(client, knownFirst ? UNKNOWN : KNOWN);
      if (i >= 0) {
        known[i] = knownFirst ? first : second;
        unknown[i] = knownFirst ? second : first;
      }
    }
    System.out.println("| request for a link | samples | median ms | p90 ms |");
    System.out.println("|---|---|---|---|");
    row("known address", known);
    row("unknown address", unknown);
    System.out.printf(
        "difference of medians: %.3f ms%n", quantile(known, .5) - quantile(unknown, .5));
    System.out.printf("Mann-Whitney: p = %.4f%n", mannWhitney(known, unknown));
  }

  private static double request(Client client, String email) {
    var start = System.nanoTime();
    client.post("/api/v1/auth/forgot-password", Map.of("email", email)).expect(202);
    return (System.nanoTime() - start) / 1e6;
  }
}
