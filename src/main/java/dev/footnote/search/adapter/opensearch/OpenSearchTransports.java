package dev.footnote.search.adapter.opensearch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** Makes the way to the cluster: its nodes, who the service is there, whom it trusts. */
final class OpenSearchTransports {

  private static final int CONNECTIONS = 64;

  private OpenSearchTransports() {}

  static OpenSearchTransport to(OpenSearchProperties properties) {
    if (properties.url().isEmpty()) {
      throw OpenSearchErrors.unusable(
          "OpenSearch is to keep the index, but OPENSEARCH_URL does not say where it is.");
    }
    var addresses = properties.url().stream().map(OpenSearchTransports::address).toList();
    var hosts = addresses.stream().map(OpenSearchTransports::host).toArray(HttpHost[]::new);
    var connections = connections(properties);
    var builder =
        ApacheHttpClient5TransportBuilder.builder(hosts)
            .setDefaultHeaders(credentials(properties, addresses.getFirst()))
            .setHttpClientConfigCallback(client -> client.setConnectionManager(connections));
    var path = addresses.getFirst().getPath();
    return (path.length() > 1 ? builder.setPathPrefix(path) : builder).build();
  }

  private static URI address(String text) {
    try {
      var address = URI.create(text.strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // says nothing of the address, which may hold a password
    }
    throw OpenSearchErrors.unusable(
        "OPENSEARCH_URL is no address of the form https://user:password@host:9200.");
  }

  private static HttpHost host(URI address) {
    int port = address.getPort();
    int standard = address.getScheme().equals("https") ? 443 : 80;
    return new HttpHost(address.getScheme(), address.getHost(), port < 0 ? standard : port);
  }

  private static Header[] credentials(OpenSearchProperties properties, URI address) {
    return credentials(properties)
        .or(() -> Optional.ofNullable(address.getUserInfo()))
        .map(user -> Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
        .map(user -> new Header[] {new BasicHeader("Authorization", "Basic " + user, true)})
        .orElseGet(() -> new Header[0]);
  }

  private static Optional<String> credentials(OpenSearchProperties properties) {
    return Optional.of(properties.username())
        .filter(user -> !user.isEmpty())
        .map(user -> user + ":" + properties.password().value());
  }

  private static PoolingAsyncClientConnectionManager connections(OpenSearchProperties properties) {
    var connecting = Timeout.of(properties.connectTimeout());
    return PoolingAsyncClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(CONNECTIONS)
        .setMaxConnTotal(CONNECTIONS * properties.url().size())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connecting)
                .setSocketTimeout(Timeout.of(properties.writeTimeout()))
                .build())
        .setTlsStrategy(
            ClientTlsStrategyBuilder.create().setSslContext(trust(properties)).buildAsync())
        .build();
  }

  private static SSLContext trust(OpenSearchProperties properties) {
    try {
      return properties.certificate().isEmpty()
          ? SSLContext.getDefault()
          : trusting(Path.of(properties.certificate()));
    } catch (IOException | GeneralSecurityException e) {
      throw OpenSearchErrors.unusable(
          "The certificates in footnote.search.opensearch.certificate cannot be read.");
    }
  }

  private static SSLContext trusting(Path certificates)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var file = Files.newInputStream(certificates)) {
      for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
