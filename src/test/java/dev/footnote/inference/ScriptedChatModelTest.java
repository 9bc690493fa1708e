package dev.footnote.inference;

import dev.footnote.kernel.AppException;

class ScriptedChatModelTest implements ChatModelContract {

  @Override
  public ChatModel answering() {
    return new ScriptedChatModel("scripted").says("It is ", "Paris [1].");
  }

  @Override
  public ChatModel failing() {
    return new ScriptedChatModel("scripted")
        .fails(AppException.of(InferenceError.MODEL_UNAVAILABLE, "Down."));
  }
}
