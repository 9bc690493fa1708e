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

/** What each provider documents of its wire: where it is asked, with what, and how it answers. */
public enum StandIn {
  OPENAI(
      "openai", "OpenAi", "/v1", "/v1/chat/completions", Map.of("Authorization", "Bearer key-1")) {
    @Override
    public String request() {
      return """
      {
        "model": "model-1", "stream": true, "stream_options": {"include_usage": true},
        "max_tokens": 99,
        "messages": [
          {"role": "system", "content": "Answer from the sources and cite them."},
          {"role": "user", "content": "Hello"},
          {"role": "assistant", "content": "Hello, what would you like to know?"},
          {"role": "user", "content": "What is the capital of France? [1] France: The capital of France is Paris."}
        ]
      }
      """;
    }

    @Override
    public String beginning() {
      return chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null");
    }

    @Override
    public String piece(String text) {
      return chunk("{\"content\":\"" + text + "\"}", "null");
    }

    @Override
    public String end(String reason) {
      return chunk("{}", "\"" + reason + "\"")
          + "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
          + "\"choices\":[],\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":7,\"total_tokens\":38}}\n\n"
          + "data: [DONE]\n\n";
    }

    @Override
    public String emptyChoice() {
      return "data: {\"choices\": []}\n\ndata: [DONE]\n\n";
    }

    @Override
    public String faultInside() {
      return "data: {\"error\":{\"code\":502,\"message\":\"Provider returned error\"}}\n\n";
    }

    private String chunk(String delta, String finish) {
      return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
          + "\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n"
              .formatted(delta, finish);
    }
  },

  ANTHROPIC(
      "anthropic",
      "Anthropic",
      "/v1",
      "/v1/messages",
      Map.of("x-api-key", "key-1", "anthropic-version", "2023-06-01")) {
    @Override
    public String request() {
      return """
      {
        "model": "model-1", "stream": true, "max_tokens": 99,
        "system": [{"type": "text", "text": "Answer from the sources and cite them."}],
        "messages": [
          {"role": "user", "content": [{"type": "text", "text": "Hello"}]},
          {"role": "assistant", "content": [{"type": "text", "text": "Hello, what would you like to know?"}]},
          {"role": "user", "content": [{"type": "text", "text": "What is the capital of France? [1] France: The capital of France is Paris."}]}
        ]
      }
      """;
    }

    @Override
    public String beginning() {
      return event(
              "message_start",
              "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\","
                  + "\"role\":\"assistant\",\"content\":[],\"model\":\"m\",\"stop_reason\":null,"
                  + "\"stop_sequence\":null,\"usage\":{\"input_tokens\":31,\"output_tokens\":1}}}")
          + event(
              "content_block_start",
              "{\"type\":\"content_block_start\",\"index\":0,"
                  + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}")
          + event("ping", "{\"type\": \"ping\"}");
    }

    @Override
    public String piece(String text) {
      return event(
          "content_block_delta",
          "{\"type\":\"content_block_delta\",\"index\":0,"
              + "\"delta\":{\"type\":\"text_delta\",\"text\":\""
              + text
              + "\"}}");
    }

    @Override
    public String end(String reason) {
      var stop =
          switch (reason) {
            case "stop" -> "end_turn";
            case "length" -> "max_tokens";
            default -> "refusal";
          };
      return event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
          + event(
              "message_delta",
              "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\""
                  + stop
                  + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":7}}")
          + event("message_stop", "{\"type\":\"message_stop\"}");
    }

    @Override
    public String emptyChoice() {
      return beginning() + end("stop");
    }

    @Override
    public String faultInside() {
      return event(
          "error",
          "{\"type\": \"error\", \"error\": {\"type\": \"overloaded_error\", \"message\": \"Overloaded\"}}");
    }

    private String event(String name, String data) {
      return "event: " + name + "\ndata: " + data + "\n\n";
    }
  },

  GEMINI(
      "gemini",
      "Gemini",
      "/v1beta",
      "/v1beta/models/model-1:streamGenerateContent?alt=sse",
      Map.of("x-goog-api-key", "key-1")) {
    @Override
    public String request() {
      return """
      {
        "systemInstruction": {"role": "model", "parts": [{"text": "Answer from the sources and cite them."}]},
        "contents": [
          {"role": "user", "parts": [{"text": "Hello"}]},
          {"role": "model", "parts": [{"text": "Hello, what would you like to know?"}]},
          {"role": "user", "parts": [{"text": "What is the capital of France? [1] France: The capital of France is Paris."}]}
        ],
        "generationConfig": {
          "maxOutputTokens": 99, "candidateCount": 1, "responseMimeType": "text/plain",
          "responseLogprobs": false, "enableEnhancedCivicAnswers": false
        }
      }
      """;
    }

    @Override
    public String beginning() {
      return "";
    }

    @Override
    public String piece(String text) {
      return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\""
          + text
          + "\"}],\"role\":\"model\"},\"index\":0}],"
          + "\"usageMetadata\":{\"promptTokenCount\":31,\"totalTokenCount\":31},\"modelVersion\":\"m\"}\n\n";
    }

    @Override
    public String end(String reason) {
      var finish =
          switch (reason) {
            case "stop" -> "STOP";
            case "length" -> "MAX_TOKENS";
            default -> "SAFETY";
          };
      return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}],\"role\":\"model\"},"
          + "\"finishReason\":\""
          + finish
          + "\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":31,\"candidatesTokenCount\":7,"
          + "\"totalTokenCount\":38},\"modelVersion\":\"m\"}\n\n";
    }

    @Override
    public String emptyChoice() {
      return "data: {\"candidates\":[],\"usageMetadata\":{\"promptTokenCount\":31}}\n\n";
    }

    @Override
    public String faultInside() {
      return "data: {\"error\":{\"code\":503,\"message\":\"overloaded\",\"status\":\"UNAVAILABLE\"}}\n\n";
    }
  },

  OLLAMA("ollama", "Ollama", "", "/api/chat", Map.of()) {
    @Override
    public String request() {
      return """
      {
        "model": "model-1", "stream": true, "options": {"num_predict": 99, "stop": []}, "tools": [],
        "messages": [
          {"role": "system", "content": "Answer from the sources and cite them."},
          {"role": "user", "content": "Hello"},
          {"role": "assistant", "content": "Hello, what would you like to know?", "tool_calls": []},
          {"role": "user", "content": "What is the capital of France? [1] France: The capital of France is Paris."}
        ]
      }
      """;
    }

    @Override
    public String beginning() {
      return "";
    }

    @Override
    public String piece(String text) {
      return "{\"model\":\"m\",\"created_at\":\"2026-11-23T12:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\""
          + text
          + "\"},\"done\":false}\n";
    }

    @Override
    public String end(String reason) {
      return "{\"model\":\"m\",\"created_at\":\"2026-11-23T12:00:01Z\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},"
          + "\"done_reason\":\""
          + reason
          + "\",\"done\":true,\"total_duration\":1,\"load_duration\":1,\"prompt_eval_count\":31,"
          + "\"prompt_eval_duration\":1,\"eval_count\":7,\"eval_duration\":1}\n";
    }

    @Override
    public String emptyChoice() {
      return end("stop");
    }

    @Override
    public String faultInside() {
      return "{\"error\":\"llama runner process has terminated\"}\n";
    }
  };

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private final String provider;
  private final String type;
  private final String base;
  private final String path;
  private final Map<String, String> headers;

  StandIn(String provider, String type, String base, String path, Map<String, String> headers) {
    this.provider = provider;
    this.type = type;
    this.base = base;
    this.path = path;
    this.headers = headers;
  }

  /** The body that {@code ChatModelContract.ANSWERABLE} must be sent as. */
  public abstract String request();

  public abstract String beginning();

  /** One piece of text. */
  public abstract String piece(String text);

  /** With a reason as OpenAI names them: stop, length, content_filter. */
  public abstract String end(String reason);

  /** A well-formed answer without one. */
  public abstract String emptyChoice();

  /** A fault that the provider reports in a stream that began well. */
  public abstract String faultInside();

  public String answer(String... pieces) {
    return beginning() + String.join("", pieces(pieces)) + end("stop");
  }

  private List<String> pieces(String... texts) {
    return List.of(texts).stream().map(this::piece).toList();
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
