package dev.footnote.inference.adapter.openai;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/**
 * The wire of one call. It runs on the calling thread, keeps the call's deadlines, bounds the
 * answer and keeps the header that says when to come again: the client's own does none of these.
 */
record StreamTransport(java.net.http.HttpClient client, CallTimer timer, Clock clock)
    implements HttpClient, HttpClientBuilder {

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      var response = client.send(translated(request), HttpResponse.BodyHandlers.ofInputStream());
      read(response, parser, listener);
    } catch (IOException e) {
      listener.onError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.onError(e);
    }
  }

  private void read(
      HttpResponse<InputStream> response,
      ServerSentEventParser parser,
      ServerSentEventListener listener)
      throws IOException {
    try (var body = new BoundedStream(response.body())) {
      timer.connected(body);
      if (response.statusCode() / 100 != 2) {
        throw refusal(response);
      }
      listener.onOpen(opened(response));
      parser.parse(body, listener);
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

  /** Chat completions are always streamed. */
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("only streams are read");
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
