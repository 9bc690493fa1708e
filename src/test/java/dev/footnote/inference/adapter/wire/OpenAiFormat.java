package dev.footnote.inference.adapter.wire;

/** Events of chat completions, each the difference to the one before. */
record OpenAiFormat() implements WireFormat {

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
}
