package dev.footnote.inference.adapter.wire;

class AnthropicChatModelIT extends ProviderContract {

  AnthropicChatModelIT() {
    super(StandIn.ANTHROPIC);
  }
}
