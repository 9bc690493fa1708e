package dev.footnote.search.adapter.opensearch;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.TransportOptions;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;
import org.opensearch.client.transport.httpclient5.ResponseException;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request, one reply, always within a deadline. A node that fails is passed over. */
final class OpenSearchConnection implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String JSON_TYPE = "application/json";

  private final OpenSearchTransport transport;
  private final OpenSearchGenericClient client;
  private final int nodes;

  private OpenSearchConnection(OpenSearchTransport transport, int nodes) {
    this.transport = transport;
    this.nodes = nodes;
    this.client = new OpenSearchGenericClient(transport);
  }

  static OpenSearchConnection to(OpenSearchProperties properties) {
    return new OpenSearchConnection(OpenSearchTransports.to(properties), properties.url().size());
  }

  JsonNode get(String path, Duration deadline) {
    return send(Requests.builder().method("GET").endpoint(path).build(), deadline);
  }

  JsonNode delete(String path, Duration deadline) {
    return send(Requests.builder().method("DELETE").endpoint(path).build(), deadline);
  }

  JsonNode put(String path, JsonNode body, Duration deadline) {
    return send(request("PUT", path, JSON.writeValueAsBytes(body)), deadline);
  }

  JsonNode post(String path, @Nullable JsonNode body, Duration deadline) {
    return body == null
        ? send(Requests.builder().method("POST").endpoint(path).build(), deadline)
        : post(path, JSON.writeValueAsBytes(body), deadline);
  }

  /** Sends lines of JSON as they are. */
  JsonNode post(String path, byte[] body, Duration deadline) {
    return send(request("POST", path, body), deadline);
  }

  private static Request request(String method, String path, byte[] body) {
    return Requests.builder()
        .method(method)
        .endpoint(path)
        .body(Body.from(body, JSON_TYPE))
        .build();
  }

  private JsonNode send(Request request, Duration deadline) {
    var reply = client.withTransportOptions(attempts(deadline)).executeAsync(request);
    try (var response = reply.get(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
      return read(response);
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw new OpenSearchFault(OpenSearchFault.Kind.AWAY, "no answer within " + deadline, e);
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      throw new OpenSearchFault(OpenSearchFault.Kind.AWAY, "interrupted", e);
    } catch (ExecutionException e) {
      throw fault(e.getCause());
    } catch (IOException | JacksonException | CancellationException e) {
      throw new OpenSearchFault(OpenSearchFault.Kind.AWAY, "the answer cannot be read", e);
    }
  }

  /** Of several nodes, one that has not answered after half of the time is passed over. */
  private TransportOptions attempts(Duration deadline) {
    var attempt = Timeout.of(nodes > 1 ? deadline.dividedBy(2) : deadline);
    var options = ApacheHttpClient5Options.DEFAULT.toBuilder();
    options.setRequestConfig(RequestConfig.custom().setResponseTimeout(attempt).build());
    return options.build();
  }

  private static JsonNode read(Response response) {
    var body =
        response
            .getBody()
            .map(Body::bodyAsBytes)
            .filter(bytes -> bytes.length > 0)
            .<JsonNode>map(JSON::readTree)
            .orElseGet(JSON::createObjectNode);
    if (response.getStatus() / 100 != 2) {
      throw OpenSearchFault.of(response.getStatus(), type(body));
    }
    return body;
  }

  private static String type(JsonNode body) {
    var error = body.path("error");
    var first = error.path("root_cause").path(0).path("type").asString("");
    return first.isEmpty() ? error.path("type").asString("") : first;
  }

  private static OpenSearchFault fault(@Nullable Throwable reported) {
    var cause = Optional.ofNullable(reported).orElseThrow();
    if (cause instanceof ResponseException answered) {
      return OpenSearchFault.of(answered.status(), "");
    }
    return isOfCertificate(cause)
        ? new OpenSearchFault(
            OpenSearchFault.Kind.UNTRUSTED,
            String.valueOf(NestedExceptionUtils.getMostSpecificCause(cause).getMessage()),
            cause)
        : new OpenSearchFault(OpenSearchFault.Kind.AWAY, "no node was reached", cause);
  }

  private static boolean isOfCertificate(@Nullable Throwable cause) {
    return cause instanceof SSLHandshakeException
        || cause instanceof SSLPeerUnverifiedException
        || (cause != null && isOfCertificate(cause.getCause()));
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
