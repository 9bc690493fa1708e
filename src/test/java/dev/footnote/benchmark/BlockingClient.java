package dev.footnote.benchmark;

import dev.footnote.testing.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection that is kept, written and read on the calling thread: of the time of a request,
 * the client takes as little as a client can. The newer client of Java hands each request to two
 * threads of its own, which takes longer than some parts of the service. Bodies are not streamed:
 * before a streamed one this client waits a millisecond to see whether the connection still is.
 */
final class BlockingClient {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Client account;

  BlockingClient(Client account) {
    this.account = account;
  }

  byte[] get(String path) {
    return answer(account.request(path).build(), new byte[0]);
  }

  byte[] post(String path, Object body) {
    return answer(account.json(path, "POST", body).build(), JSON.writeValueAsBytes(body));
  }

  private static byte[] answer(HttpRequest request, byte[] body) {
    try {
      var connection = (HttpURLConnection) request.uri().toURL().openConnection();
      connection.setRequestMethod(request.method());
      request
          .headers()
          .map()
          .forEach((name, values) -> connection.setRequestProperty(name, values.getFirst()));
      if (body.length > 0) {
        connection.setDoOutput(true);
        connection.getOutputStream().write(body);
      }
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new IllegalStateException("status " + connection.getResponseCode());
      }
      try (var answer = connection.getInputStream()) {
        return answer.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
