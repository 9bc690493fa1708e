package dev.footnote.inference.chain;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which of the models at hand are asked, and in what order. */
record ProviderOrder(List<String> configured) {

  private static final String EXTRACTIVE = "extractive";

  /** As configured, else by name; the one that needs no other service comes last. */
  List<ChatModel> of(List<ChatModel> models) {
    return configured.isEmpty()
        ? models.stream().sorted(byNameWithExtractiveLast()).toList()
        : Stream.concat(chosen(models), extractive(models)).distinct().toList();
  }

  private Stream<ChatModel> chosen(List<ChatModel> models) {
    return configured.stream().map(name -> named(name, models));
  }

  private static Stream<ChatModel> extractive(List<ChatModel> models) {
    return models.stream().filter(model -> model.provider().equals(EXTRACTIVE));
  }

  private static Comparator<ChatModel> byNameWithExtractiveLast() {
    return Comparator.<ChatModel, Boolean>comparing(model -> model.provider().equals(EXTRACTIVE))
        .thenComparing(ChatModel::provider);
  }

  private static ChatModel named(String name, List<ChatModel> models) {
    return models.stream()
        .filter(model -> model.provider().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name, models));
  }

  private static AppException unknown(String name, List<ChatModel> models) {
    var known = models.stream().map(ChatModel::provider).sorted().toList();
    return AppException.of(
        InferenceError.MODEL_UNAVAILABLE,
        "FOOTNOTE_CHAT_PROVIDERS names \"%s\", but only %s can be asked. Set the provider's key or remove its name."
            .formatted(name, String.join(", ", known)));
  }
}
