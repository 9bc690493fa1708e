package dev.footnote.search.adapter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import dev.footnote.search.Scope;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.Chunks;
import dev.footnote.testing.OpenSearchNode;
import dev.footnote.testing.ServerCertificate;
import dev.footnote.testing.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node behind TLS: who is trusted, and what those hear who are not. */
@Tag("engines")
class OpenSearchTlsIT {

  private static final String HOST = "localhost";

  @TempDir static Path folder;
  private static ServerCertificate certificate;

  private final Chunks ada = Chunks.of("ada", "engine");
  private Wire wire;

  @BeforeAll
  static void make() {
    certificate = ServerCertificate.of(folder, HOST);
  }

  @AfterAll
  static void forget() {
    certificate = null;
  }

  @BeforeEach
  void join() {
    wire = Wire.secured(OpenSearchNode.shared().url(), certificate);
  }

  @AfterEach
  void part() {
    wire.close();
  }

  private static OpenSearchProperties trusting(String url) {
    return Clusters.trusting(certificate.authority().toString(), url);
  }

  @Test
  void who_is_signed_by_the_named_authority_gets_name_and_password_and_keeps_the_index()
      throws IOException {
    try (var cluster = OpenSearchCluster.at(trusting(wire.url(HOST)))) {
      var lexical = cluster.lexical(() -> {});
      var vectors = cluster.vectors(Clusters.MODEL, () -> {});
      var texts = ada.texts("an engine", "a wheel");
      lexical.replace(Map.of(ada.document(), texts));
      vectors.replace(Map.of(ada.document(), texts));
      var everything = Scope.everythingOf(ada.owner());
      assertThat(lexical.search("wheel", everything, 5)).hasSize(1);
      assertThat(vectors.search(texts.getFirst().embedding(), everything, 5)).hasSize(2);
    }
    var user = Clusters.USER.name() + ":" + Clusters.USER.password();
    assertThat(wire.heard())
        .contains("Authorization: Basic " + base64(user))
        .contains("GET / HTTP/1.1");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void who_is_signed_by_nobody_we_know_hears_nothing() {
    assertRefused(Clusters.trusting("", wire.url(HOST)), "does not prove who it is");
    assertThat(wire.heard()).isEmpty();
  }

  @Test
  void who_is_signed_by_another_authority_hears_nothing(@TempDir Path other) {
    var stranger = ServerCertificate.of(other, HOST).authority().toString();
    assertRefused(Clusters.trusting(stranger, wire.url(HOST)), "does not prove who it is");
    assertThat(wire.heard()).isEmpty();
  }

  @Test
  void who_has_the_certificate_of_another_host_hears_nothing() {
    assertRefused(trusting(wire.url("127.0.0.1")), "does not prove who it is");
    assertThat(wire.heard()).isEmpty();
  }

  @Test
  void who_speaks_no_tls_is_not_reached() {
    assertRefused(
        trusting(OpenSearchNode.shared().url().replace("http:", "https:")), "cannot be reached");
  }

  private static void assertRefused(OpenSearchProperties properties, String sentence) {
    assertThatThrownBy(() -> OpenSearchCluster.at(properties).close())
        .isInstanceOfSatisfying(
            AppException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(SearchError.SEARCH_ENGINE_REFUSED);
              assertThat(fault.detail())
                  .contains(sentence)
                  .doesNotContain("\n", Clusters.USER.password());
            });
  }
}
