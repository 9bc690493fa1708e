package dev.footnote.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.testing.ServiceTest;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Without a collector; with one: OperationsIT. */
@ServiceTest
class TelemetryIT {

  @Autowired ApplicationContext context;

  @Test
  void nothing_is_traced_and_nothing_is_sent_unless_a_collector_is_named() {
    assertThat(context.getBeansOfType(SdkTracerProvider.class)).isEmpty();
    assertThat(context.getBeansOfType(SpanExporter.class)).isEmpty();
    assertThat(context.getBeansOfType(io.micrometer.tracing.Tracer.class)).isEmpty();
    assertThat(context.getBeansOfType(io.micrometer.registry.otlp.OtlpMeterRegistry.class))
        .isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("spanprocessor"));
  }
}
