package dev.footnote.inference.adapter.wire;

class GeminiChatModelIT extends ProviderContract {

  GeminiChatModelIT() {
    super(StandIn.GEMINI);
  }
}
