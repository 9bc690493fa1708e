package dev.footnote.inference.adapter.openai;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Prompt;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Chat completions, streamed, one try a call. */
final class OpenAiChatModel implements ChatModel {

  static final String PROVIDER = "openai";

  private final OpenAiProperties properties;
  private final HttpClient client;
  private final ScheduledExecutorService timers;
  private final Clock clock;

  OpenAiChatModel(OpenAiProperties properties, ScheduledExecutorService timers, Clock clock) {
    this.properties = properties;
    this.timers = timers;
    this.clock = clock;
    // Version 1.1: small servers answer the offer of an upgrade to 2 with an error.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(properties.connectTimeout())
            .build();
  }

  @Override
  public String provider() {
    return PROVIDER;
  }

  @Override
  public String model() {
    return properties.model();
  }

  @Override
  public Completion complete(Prompt prompt, Duration budget, Consumer<String> deltas) {
    try (var timer = new CallTimer(timers, properties.firstTokenTimeout(), budget)) {
      var answer = new AnswerCollector(timer, deltas);
      call(timer).chat(messages(prompt), answer);
      return answer.completion(properties, PROVIDER);
    }
  }

  /** Made for each call, since its deadlines are its own; the connections are shared. */
  private OpenAiStreamingChatModel call(CallTimer timer) {
    return OpenAiStreamingChatModel.builder()
        .httpClientBuilder(new StreamTransport(client, timer, clock))
        .baseUrl(properties.baseUrl())
        .apiKey(properties.apiKey().value())
        .modelName(properties.model())
        .build();
  }

  private static List<ChatMessage> messages(Prompt prompt) {
    var messages = new ArrayList<ChatMessage>();
    messages.add(SystemMessage.from(prompt.instructions()));
    prompt.history().stream().map(OpenAiChatModel::message).forEach(messages::add);
    messages.add(UserMessage.from(prompt.message()));
    return messages;
  }

  private static ChatMessage message(Prompt.Turn turn) {
    return switch (turn.role()) {
      case USER -> UserMessage.from(turn.text());
      case ASSISTANT -> AiMessage.from(turn.text());
    };
  }
}
