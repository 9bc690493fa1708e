package dev.footnote.search.adapter.opensearch;

import dev.footnote.inference.EmbeddingModel;
import dev.footnote.kernel.Secret;
import dev.footnote.search.spi.Chunks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Settings of clusters under test. */
final class Clusters {

  static final EmbeddingModel MODEL = new EmbeddingModel("test", Chunks.DIMENSION);

  static final User USER = new User("footnote", "pass:wörd");

  private static final User NOBODY = new User("", "");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Clusters() {}

  /** Who the service is there. */
  record User(String name, String password) {}

  /** With indexes that nobody else uses. */
  static OpenSearchProperties at(String... urls) {
    return settings(Arrays.asList(urls), name(), 20_000, 0, Duration.ofSeconds(60));
  }

  static OpenSearchProperties withGraphAt(String... urls) {
    return settings(Arrays.asList(urls), name(), 0, 0, Duration.ofSeconds(60));
  }

  /** Gives up soon. */
  static OpenSearchProperties impatientAt(String url, int exactBelow) {
    return settings(List.of(url), name(), exactBelow, 0, Duration.ofSeconds(5));
  }

  static OpenSearchProperties replicatedAt(List<String> urls) {
    return settings(urls, name(), 20_000, 1, Duration.ofSeconds(30));
  }

  static String name() {
    return "test" + NUMBER.incrementAndGet();
  }

  /** Trusts who is in that file, and says who it is. */
  static OpenSearchProperties trusting(String certificate, String url) {
    return settings(List.of(url), USER, certificate, name(), 0, 0, Duration.ofSeconds(60));
  }

  static OpenSearchProperties settings(
      List<String> urls, String prefix, int exactBelow, int replicas, Duration writing) {
    return settings(urls, NOBODY, "", prefix, exactBelow, replicas, writing);
  }

  private static OpenSearchProperties settings(
      List<String> urls,
      User user,
      String certificate,
      String prefix,
      int exactBelow,
      int replicas,
      Duration writing) {
    return new OpenSearchProperties(
        urls,
        user.name(),
        new Secret(user.password()),
        certificate,
        prefix,
        1,
        replicas,
        1.2,
        0.75,
        exactBelow,
        100,
        300,
        Duration.ofSeconds(1),
        Duration.ofSeconds(10),
        writing);
  }
}
