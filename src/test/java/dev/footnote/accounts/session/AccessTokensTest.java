package dev.footnote.accounts.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.footnote.accounts.UserId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class AccessTokensTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final SessionProperties PROPERTIES =
      new SessionProperties(
          Duration.ofMinutes(15),
          Duration.ofDays(14),
          Duration.ofDays(30),
          "footnote",
          "footnote-api");
  private static final ECKey KEY = key("first");
  private static final Session SESSION =
      new Session(
          new SessionId(new UUID(1, 2)), new UserId(new UUID(3, 4)), NOW.plus(Duration.ofDays(30)));

  private final SigningKeys keys = keys(KEY);

  @Test
  void a_token_says_who_asks_in_which_session_for_fifteen_minutes() {
    var token = decodedAt(NOW, issued());
    assertThat(token.getHeaders())
        .containsOnlyKeys("alg", "typ", "kid")
        .containsEntry("alg", "ES256")
        .containsEntry("typ", "at+jwt")
        .containsEntry("kid", "first");
    assertThat(token.getSubject()).isEqualTo(SESSION.user().toString());
    assertThat(token.getClaimAsString("sid")).isEqualTo(SESSION.id().toString());
    assertThat(token.getClaimAsString("iss")).isEqualTo("footnote");
    assertThat(token.getAudience()).containsExactly("footnote-api");
    assertThat(token.getExpiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
  }

  @Test
  void a_token_expires_with_at_most_a_minute_of_grace() {
    var end = NOW.plus(Duration.ofMinutes(15));
    decodedAt(end.plusSeconds(29), issued());
    assertRefusedAt(end.plusSeconds(60), issued());
  }

  @Test
  void a_token_from_the_future_is_refused() {
    decodedAt(NOW.minusSeconds(29), issued());
    assertRefusedAt(NOW.minusSeconds(60), issued());
  }

  @Test
  void a_token_without_an_end_is_refused() throws Exception {
    assertRefused(signed(header().build(), claims().expirationTime(null).build()));
  }

  @Test
  void another_issuer_audience_or_type_is_refused() throws Exception {
    assertRefused(signed(header().build(), claims().issuer("other").build()));
    assertRefused(signed(header().build(), claims().issuer(null).build()));
    assertRefused(signed(header().build(), claims().audience("other").build()));
    assertRefused(signed(header().build(), claims().audience(List.of()).build()));
    assertRefused(signed(header().type(JOSEObjectType.JWT).build(), claims().build()));
    assertRefused(signed(header().type(new JOSEObjectType("rt+jwt")).build(), claims().build()));
    assertRefused(signed(header().type(null).build(), claims().build()));
  }

  @Test
  void the_baseline_of_these_forgeries_is_accepted() throws Exception {
    decodedAt(NOW, signed(header().build(), claims().build()));
  }

  @Test
  void an_unsigned_token_is_refused() {
    assertRefused(new PlainJWT(claims().build()).serialize());
    var none = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"first\"}");
    var payload = issued().split("\\.")[1];
    assertRefused(none + "." + payload + ".");
    assertRefused(none + "." + payload + "." + issued().split("\\.")[2]);
  }

  @Test
  void a_changed_token_is_refused() {
    var parts = issued().split("\\.");
    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var other = claims.replace(SESSION.user().toString(), new UUID(9, 9).toString());
    assertThat(other).isNotEqualTo(claims);
    assertRefused(parts[0] + "." + base64(other) + "." + parts[2]);
    assertRefused(parts[0] + "." + parts[1] + "." + base64("0".repeat(64)));
    assertRefused(parts[0] + "." + parts[1] + ".");
  }

  @Test
  void another_algorithm_is_refused_even_with_the_public_key_as_its_secret() throws Exception {
    var secret = KEY.toECPublicKey().getEncoded();
    assertRefused(
        signed(header(JWSAlgorithm.HS256).build(), claims().build(), new MACSigner(secret)));
    var rsa = new RSAKeyGenerator(2048).generate();
    assertRefused(
        signed(header(JWSAlgorithm.RS256).build(), claims().build(), new RSASSASigner(rsa)));
    var curve = new ECKeyGenerator(Curve.P_384).keyID("first").generate();
    assertRefused(
        signed(header(JWSAlgorithm.ES384).build(), claims().build(), new ECDSASigner(curve)));
  }

  @Test
  void a_key_that_the_token_brings_or_points_to_is_not_used() throws Exception {
    var calls = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(calls, exchange));
    server.start();
    try {
      var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
      var attacker = key("attacker");
      var signer = new ECDSASigner(attacker);
      assertRefused(signed(header().jwkURL(address).build(), claims().build(), signer));
      assertRefused(signed(header().x509CertURL(address).build(), claims().build(), signer));
      assertRefused(signed(header().jwk(attacker.toPublicJWK()).build(), claims().build(), signer));
      assertRefused(signed(header().keyID("unknown").build(), claims().build(), signer));
      assertRefused(signed(header().keyID("unknown").build(), claims().build()));
      assertRefused(
          signed(header().keyID(address.toString()).jwkURL(address).build(), claims().build()));
    } finally {
      server.stop(0);
    }
    assertThat(calls).hasValue(0);
  }

  @Test
  void older_keys_verify_while_the_newest_signs() {
    var both = keys(key("second"), KEY);
    var decoder = decoder(both, NOW);
    assertThat(decoder.decode(issued()).getHeaders()).containsEntry("kid", "first");
    var newer =
        new AccessTokens(() -> both.signing(NOW), PROPERTIES, () -> new UUID(5, 6))
            .issue(SESSION, NOW);
    assertThat(decoder.decode(newer.value()).getHeaders()).containsEntry("kid", "second");
  }

  @Test
  void keys_do_not_print_their_secret() {
    assertThat(keys.toString()).contains("SigningKey[first]").doesNotContain("kty");
    assertThat(keys.verifying().getKeys()).noneMatch(key -> key.isPrivate());
  }

  private static void answer(AtomicInteger calls, com.sun.net.httpserver.HttpExchange exchange)
      throws java.io.IOException {
    calls.incrementAndGet();
    exchange.sendResponseHeaders(404, -1);
    exchange.close();
  }

  private String issued() {
    return new AccessTokens(() -> keys.signing(NOW), PROPERTIES, () -> new UUID(5, 6))
        .issue(SESSION, NOW)
        .value();
  }

  private Jwt decodedAt(Instant time, String token) {
    return decoder(keys, time).decode(token);
  }

  private void assertRefused(String token) {
    assertRefusedAt(NOW, token);
  }

  private void assertRefusedAt(Instant time, String token) {
    assertThatThrownBy(() -> decodedAt(time, token)).isInstanceOf(JwtException.class);
  }

  private static JwtDecoder decoder(SigningKeys keys, Instant time) {
    return SessionConfiguration.decoder(
        new ImmutableJWKSet<>(keys.verifying()), PROPERTIES, clockAt(time));
  }

  private static Clock clockAt(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  private static JWSHeader.Builder header() {
    return header(JWSAlgorithm.ES256);
  }

  private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(new JOSEObjectType("at+jwt")).keyID("first");
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("footnote")
        .audience("footnote-api")
        .subject(SESSION.user().toString())
        .claim("sid", SESSION.id().toString())
        .issueTime(Date.from(NOW))
        .notBeforeTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(600)));
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims) throws Exception {
    return signed(header, claims, new ECDSASigner(KEY));
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws Exception {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SigningKeys keys(ECKey... newestFirst) {
    return new SigningKeys(
        Stream.of(newestFirst).map(key -> new SigningKey(key, NOW.minusSeconds(60))).toList());
  }

  private static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).algorithm(JWSAlgorithm.ES256).generate();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
