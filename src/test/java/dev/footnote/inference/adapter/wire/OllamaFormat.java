package dev.footnote.inference.adapter.wire;

/** Lines of JSON, each a message with a part of the text. */
record OllamaFormat() implements WireFormat {

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
}
