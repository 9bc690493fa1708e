package dev.footnote.inference.adapter.wire;

import dev.footnote.inference.ChatModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The providers: where each is asked, by which headers and format, and the adapter that asks. */
public enum StandIn {
  OPENAI(
      "openai",
      "OpenAi",
      "/v1",
      "/v1/chat/completions",
      Map.of("Authorization", "Bearer key-1"),
      new OpenAiFormat()),
  ANTHROPIC(
      "anthropic",
      "Anthropic",
      "/v1",
      "/v1/messages",
      Map.of("x-api-key", "key-1", "anthropic-version", "2023-06-01"),
      new AnthropicFormat()),
  GEMINI(
      "gemini",
      "Gemini",
      "/v1beta",
      "/v1beta/models/model-1:streamGenerateContent?alt=sse",
      Map.of("x-goog-api-key", "key-1"),
      new GeminiFormat()),
  OLLAMA("ollama", "Ollama", "", "/api/chat", Map.of(), new OllamaFormat());

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private final String provider;
  private final String type;
  private final String base;
  private final String path;
  private final Map<String, String> headers;
  private final WireFormat format;

  StandIn(
      String provider,
      String type,
      String base,
      String path,
      Map<String, String> headers,
      WireFormat format) {
    this.provider = provider;
    this.type = type;
    this.base = base;
    this.path = path;
    this.headers = headers;
    this.format = format;
  }

  public String provider() {
    return provider;
  }

  public String path() {
    return path;
  }

  /** That say who asks. */
  public Map<String, String> headers() {
    return headers;
  }

  public WireFormat format() {
    return format;
  }

  public boolean hasKey() {
    return !headers.isEmpty();
  }

  public String contentType() {
    return this == OLLAMA ? "application/x-ndjson" : "text/event-stream";
  }

  /** The adapter as the service makes it. */
  public ChatModel model(String server, Duration firstToken, Duration pause) {
    var prefix = "footnote.inference." + provider + ".";
    var settings =
        new ArrayList<>(
            List.of(
                Map.entry("base-url", server + base),
                Map.entry("model", "model-1"),
                Map.entry("max-output-tokens", "99"),
                Map.entry("first-token-timeout", firstToken.toMillis() + "ms"),
                Map.entry("pause-timeout", pause.toMillis() + "ms"),
                Map.entry("input-price", "2"),
                Map.entry("output-price", "10")));
    if (hasKey()) {
      settings.add(Map.entry("api-key", "key-1"));
    }
    var values = new java.util.HashMap<String, Object>();
    settings.forEach(setting -> values.put(prefix + setting.getKey(), setting.getValue()));
    try (var context = new AnnotationConfigApplicationContext()) {
      context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("t", values));
      context.registerBean(Clock.class, () -> CLOCK);
      context.register(configuration());
      context.refresh();
      return context.getBean(ChatModel.class);
    }
  }

  private Class<?> configuration() {
    try {
      return Class.forName(
          "dev.footnote.inference.adapter." + provider + "." + type + "Configuration");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
