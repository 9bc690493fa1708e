package dev.footnote.benchmark;

import dev.footnote.inference.Embedder;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Both halves of the index on one engine, empty, with the settings that a service has. */
final class Engine implements AutoCloseable {

  private final String name;
  private final AnnotationConfigApplicationContext context;

  private Engine(String name, AnnotationConfigApplicationContext context) {
    this.name = name;
    this.context = context;
  }

  /** Lucene in a folder of its own. */
  static Engine lucene(Embedder embedder) {
    try {
      var folder = Files.createTempDirectory("lucene").toString();
      return of("lucene", embedder, Map.of("footnote.search.lucene.directory", folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** OpenSearch with indexes that nobody else uses, of so many parts. */
  static Engine openSearch(Embedder embedder, String url, int shards) {
    return of(
        "opensearch",
        embedder,
        Map.of(
            "footnote.search.opensearch.url",
            url,
            "footnote.search.opensearch.prefix",
            "engine" + System.nanoTime(),
            "footnote.search.opensearch.shards",
            shards,
            "footnote.search.opensearch.replicas",
            "0",
            "footnote.search.opensearch.search-timeout",
            "60s",
            "footnote.search.opensearch.write-timeout",
            "120s"));
  }

  private static Engine of(String name, Embedder embedder, Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("footnote.search.lexical", name);
    all.put("footnote.search.semantic", name);
    var context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("engine", all));
    context.getBeanFactory().registerSingleton("embedder", embedder); // closed by whoever made it
    context.scan("dev.footnote.search.adapter." + name);
    context.refresh();
    return new Engine(name, context);
  }

  String name() {
    return name;
  }

  LexicalIndex lexical() {
    return context.getBean(LexicalIndex.class);
  }

  VectorIndex vectors() {
    return context.getBean(VectorIndex.class);
  }

  Halves halves() {
    return new Halves(lexical(), vectors(), context.getBean(Embedder.class));
  }

  @Override
  public void close() {
    context.close();
  }
}
