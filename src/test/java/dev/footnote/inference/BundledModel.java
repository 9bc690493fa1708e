package dev.footnote.inference;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The real embedding model, loaded once for all tests of a run, without the rest of the service.
 */
public final class BundledModel {

  private static final AnnotationConfigApplicationContext CONTEXT = start();

  private BundledModel() {}

  public static Embedder embedder() {
    return CONTEXT.getBean(Embedder.class);
  }

  public static Tokenizer tokenizer() {
    return CONTEXT.getBean(Tokenizer.class);
  }

  private static AnnotationConfigApplicationContext start() {
    var context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "tests",
                Map.of(
                    "footnote.inference.onnx.native-dir", "target/native",
                    "footnote.inference.onnx.query-timeout", "30s")));
    context.registerBean("dataFolder", String.class, () -> "none");
    context.registerBean(Clock.class, Clock::systemUTC);
    context.scan("dev.footnote.inference.adapter.onnx");
    context.refresh();
    return context;
  }
}
