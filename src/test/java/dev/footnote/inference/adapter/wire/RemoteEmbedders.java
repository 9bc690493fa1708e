package dev.footnote.inference.adapter.wire;

import dev.footnote.inference.Embedder;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Remote embedders as the service makes them. */
public final class RemoteEmbedders {

  private RemoteEmbedders() {}

  public static Embedder at(String baseUrl, int dimension, Duration queryTimeout) {
    return with(
        Map.of(
            "base-url",
            baseUrl,
            "dimension",
            Integer.toString(dimension),
            "query-timeout",
            queryTimeout.toMillis() + "ms"));
  }

  public static Embedder with(Map<String, String> settings) {
    var values = new java.util.HashMap<String, Object>();
    values.put("footnote.inference.openai-embeddings.model", "embedding-1");
    values.put("footnote.inference.openai-embeddings.api-key", "key-1");
    settings.forEach(
        (key, value) -> values.put("footnote.inference.openai-embeddings." + key, value));
    try (var context = new AnnotationConfigApplicationContext()) {
      context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("t", values));
      context.registerBean(Clock.class, Clock::systemUTC);
      context.registerBean(SecureRandom.class, () -> new SecureRandom());
      context.register(
          Class.forName("dev.footnote.inference.adapter.openai.OpenAiEmbeddingConfiguration"));
      context.refresh();
      return context.getBean(Embedder.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
