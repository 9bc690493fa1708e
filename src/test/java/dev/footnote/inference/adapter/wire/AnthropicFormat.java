package dev.footnote.inference.adapter.wire;

/** Named events of a message and of the blocks of its content. */
record AnthropicFormat() implements WireFormat {

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
}
