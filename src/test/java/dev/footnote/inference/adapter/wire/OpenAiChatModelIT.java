package dev.footnote.inference.adapter.wire;

class OpenAiChatModelIT extends ProviderContract {

  OpenAiChatModelIT() {
    super(StandIn.OPENAI);
  }
}
