package dev.footnote.inference.adapter.wire;

/** Events that are candidates, each with a part of the text. */
record GeminiFormat() implements WireFormat {

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
}
