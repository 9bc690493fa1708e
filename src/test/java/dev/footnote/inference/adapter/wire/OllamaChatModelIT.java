package dev.footnote.inference.adapter.wire;

class OllamaChatModelIT extends ProviderContract {

  OllamaChatModelIT() {
    super(StandIn.OLLAMA);
  }
}
