package dev.footnote.inference.adapter.wire;

import dev.footnote.inference.ChatModel;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Prompt;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** A provider's model: streamed, one try a call, ended with the thread that called. */
public final class RemoteChatModel implements ChatModel {

  private final Provider provider;
  private final Client protocol;
  private final Clock clock;
  private final HttpClient http;
  private final ScheduledExecutorService timers;

  /** Speaks one provider's protocol. */
  @FunctionalInterface
  public interface Client {

    /** Made for each call, since its deadlines are its own; the connections are shared. */
    StreamingChatModel over(HttpClientBuilder transport);
  }

  public RemoteChatModel(Provider provider, Clock clock, Client protocol) {
    this.provider = provider;
    this.protocol = protocol;
    this.clock = clock;
    this.http = Connections.to(provider.timeouts().connect());
    this.timers = Connections.timers(provider.name());
  }

  @Override
  public String provider() {
    return provider.name();
  }

  @Override
  public String model() {
    return provider.model();
  }

  @Override
  public Completion complete(Prompt prompt, Duration budget, Consumer<String> deltas) {
    try (var timer = new CallTimer(timers, provider.timeouts(), budget)) {
      var answer = new AnswerCollector(timer, deltas);
      protocol.over(new StreamTransport(http, timer, clock)).chat(messages(prompt), answer);
      return answer.completion(provider);
    }
  }

  private static List<ChatMessage> messages(Prompt prompt) {
    var messages = new ArrayList<ChatMessage>();
    messages.add(SystemMessage.from(prompt.instructions()));
    prompt.history().stream().map(RemoteChatModel::message).forEach(messages::add);
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
