package dev.footnote.inference.adapter.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.Locale;
import java.util.Set;

/**
 * Sees the faults that providers report inside of a stream that began well: an {@code error} object
 * with a type (Anthropic), a code (OpenRouter), a status (Gemini) or a text (Ollama).
 */
record EventFaults(ServerSentEventListener listener) implements ServerSentEventListener {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SERVER_FAULT = 500;
  private static final int TOO_MANY = 429;
  private static final Set<String> TRANSIENT =
      Set.of(
          "overloaded_error",
          "api_error",
          "server_error",
          "timeout_error",
          "unavailable",
          "internal",
          "deadline_exceeded");
  private static final Set<String> LIMITED =
      Set.of("rate_limit_error", "rate_limit_exceeded", "resource_exhausted");

  @Override
  public void onOpen(SuccessfulHttpResponse response) {
    listener.onOpen(response);
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    if (passes(event)) {
      listener.onEvent(event, context);
    }
  }

  @Override
  public void onEvent(ServerSentEvent event) {
    if (passes(event)) {
      listener.onEvent(event);
    }
  }

  @Override
  public void onError(Throwable fault) {
    listener.onError(fault);
  }

  @Override
  public void onClose() {
    listener.onClose();
  }

  private boolean passes(ServerSentEvent event) {
    var data = event.data() == null ? "" : event.data().stripLeading();
    if (!"error".equals(event.event()) && !data.startsWith("{\"error\"")) {
      return true;
    }
    listener.onError(new ProviderRefusal(status(data), null));
    return false;
  }

  /** The status that a reply with this fault would have had. */
  private static int status(String data) {
    try {
      var error = JSON.readTree(data).path("error");
      int code = error.path("code").asInt(0);
      return code >= 400 ? code : status(error);
    } catch (JsonProcessingException _) {
      return SERVER_FAULT;
    }
  }

  private static int status(JsonNode error) {
    for (var name : new String[] {"type", "code", "status"}) {
      var word = error.path(name).asText("").toLowerCase(Locale.ROOT);
      if (TRANSIENT.contains(word)) {
        return SERVER_FAULT;
      }
      if (LIMITED.contains(word)) {
        return TOO_MANY;
      }
    }
    return error.isTextual() ? SERVER_FAULT : 400;
  }
}
