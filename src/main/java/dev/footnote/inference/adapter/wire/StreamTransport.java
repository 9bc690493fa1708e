package dev.footnote.inference.adapter.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/**
 * The wire of one call. It runs on the calling thread, keeps the call's deadlines, bounds the
 * answer and keeps the header that says when to come again: the client's own does none of these. An
 * interrupt of the thread closes the connection.
 */
record StreamTransport(java.net.http.HttpClient client, CallTimer timer, Clock clock)
    implements HttpClient, HttpClientBuilder {

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      read(sent(request), parser, listener);
    } catch (IOException e) {
      listener.onError(e);
    }
  }

  /** Not streamed: embeddings. */
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try {
      var response = sent(request);
      try (var body = BoundedStream.whole(response.body())) {
        timer.connected(body);
        if (response.statusCode() / 100 != 2) {
          throw refusal(response);
        }
        return SuccessfulHttpResponse.builder()
            .statusCode(response.statusCode())
            .headers(response.headers().map())
            .body(new String(body.readAllBytes(), UTF_8))
            .build();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<InputStream> sent(HttpRequest request) throws IOException {
    try {
      return client.send(translated(request), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void read(
      HttpResponse<InputStream> response,
      ServerSentEventParser parser,
      ServerSentEventListener listener)
      throws IOException {
    try (var body = BoundedStream.ofLines(response.body())) {
      timer.connected(body);
      if (response.statusCode() / 100 != 2) {
        throw refusal(response);
      }
      listener.onOpen(opened(response));
      parser.parse(body, new EventFaults(listener));
      listener.onClose();
    } catch (ProviderRefusal e) {
      listener.onError(e);
    }
  }

  private ProviderRefusal refusal(HttpResponse<?> response) {
    return new ProviderRefusal(response.statusCode(), RetryAfter.of(response.headers(), clock));
  }

  private static SuccessfulHttpResponse opened(HttpResponse<?> response) {
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .build();
  }

  private java.net.http.HttpRequest translated(HttpRequest request) {
    var translated =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .timeout(timer.firstText())
            .method(
                request.method().name(),
                java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
    return translated.build();
  }

  @Override
  public HttpClient build() {
    return this;
  }

  @Override
  public Duration connectTimeout() {
    return client.connectTimeout().orElseThrow();
  }

  @Override
  public Duration readTimeout() {
    return timer.firstText();
  }

  /** The shared client has it already. */
  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    return this;
  }

  /** The call's own timer has it already. */
  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    return this;
  }
}
