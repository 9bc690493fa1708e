package dev.footnote.observability.log;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Leaves OpenTelemetry out altogether unless a collector is named by the standard variables, {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT} say: no thread, no span, no attempt to send anything anywhere.
 */
class TelemetrySetting implements EnvironmentPostProcessor {

  private static final String TRACES = "management.opentelemetry.tracing.export.otlp.endpoint";
  private static final String METRICS = "management.otlp.metrics.export.url";
  private static final String TRACING =
      "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.";
  private static final String BRIDGE = "org.springframework.boot.micrometer.tracing.autoconfigure.";
  private static final String SDK = "org.springframework.boot.opentelemetry.autoconfigure.";

  private static final String UNWANTED =
      String.join(
          ",",
          TRACING + "OpenTelemetryTracingAutoConfiguration",
          TRACING + "otlp.OtlpTracingAutoConfiguration",
          BRIDGE + "MicrometerTracingAutoConfiguration",
          BRIDGE + "NoopTracerAutoConfiguration",
          BRIDGE + "otlp.OtlpExemplarsAutoConfiguration",
          BRIDGE + "prometheus.PrometheusExemplarsAutoConfiguration",
          SDK + "OpenTelemetrySdkAutoConfiguration",
          SDK + "logging.OpenTelemetryLoggingAutoConfiguration",
          SDK + "logging.otlp.OtlpLoggingAutoConfiguration");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> settings = new HashMap<>();
    if (!isWanted(environment, "TRACES", TRACES)) {
      settings.put("spring.autoconfigure.exclude", UNWANTED);
    }
    if (!isWanted(environment, "METRICS", METRICS)) {
      settings.put("management.otlp.metrics.export.enabled", false);
    }
    environment.getPropertySources().addFirst(new MapPropertySource("telemetry", settings));
  }

  /** The variables themselves are looked at, since what they are mapped to may not be there yet. */
  private static boolean isWanted(
      ConfigurableEnvironment environment, String signal, String mapped) {
    boolean named =
        isSet(environment, "OTEL_EXPORTER_OTLP_ENDPOINT")
            || isSet(environment, "OTEL_EXPORTER_OTLP_" + signal + "_ENDPOINT")
            || isSet(environment, mapped);
    return named
        && !"none".equals(environment.getProperty("OTEL_" + signal + "_EXPORTER"))
        && !"true".equalsIgnoreCase(environment.getProperty("OTEL_SDK_DISABLED"));
  }

  private static boolean isSet(ConfigurableEnvironment environment, String name) {
    return StringUtils.hasText(environment.getProperty(name));
  }
}
