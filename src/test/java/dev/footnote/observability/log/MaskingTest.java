package dev.footnote.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=hunter2-canary",
        "Password: hunter2-canary",
        "{\"password\": \"hunter2-canary\"}",
        "new_password=hunter2-canary&x=1",
        "passphrase 'hunter2' no: passphrase='hunter2-canary'",
        "Authorization: Bearer hunter2-canary",
        "authorization=Basic hunter2-canary==",
        "sent Bearer hunter2-canary to the provider",
        "Cookie: session=hunter2-canary",
        "Set-Cookie=session=hunter2-canary",
        "https://app.example.org/reset?token=hunter2-canary",
        "refresh_token=hunter2-canary",
        "x-api-key: hunter2-canary",
        "api_key=hunter2-canary",
        "apikey=hunter2-canary",
        "secret: hunter2-canary",
        "postgres://me:hunter2-canary@db.example.org/x",
        "the key sk-hunter2-canary-0123456789 was refused",
        "the key re_hunter2-canary_0123456789 was refused",
        "mail to hunter2-canary@example.org was refused",
        "mail to hunter2-canary+x@mail.example.co.uk was refused"
      })
  void secrets_do_not_pass(String text) {
    assertThat(Masking.line(text)).doesNotContain("hunter2-canary").contains(Masking.MASK);
  }

  @Test
  void tokens_are_known_by_their_form_alone() {
    var jwt = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    var random = "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWo";
    assertThat(Masking.line("got " + jwt + " and " + random + " here"))
        .isEqualTo("got *** and *** here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request completed",
        "request 019f1c2a-7d1e-7c55-9a51-0d5b6f1c2a3b took 17 ms",
        "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "prompt_tokens 17, tokens: 5",
        "org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor",
        "dev.footnote.Footnote@1a2b3c",
        "http://localhost:8080/openapi/page",
        "no connection to db.example.org:5432"
      })
  void what_is_no_secret_stays_as_it_is(String text) {
    assertThat(Masking.line(text)).isEqualTo(text);
  }

  @Test
  void nothing_begins_a_line_of_its_own() {
    assertThat(Masking.line("one\r\ntwo\tthree\u2028four\u001b[2J"))
        .isEqualTo("one\\r\\ntwo\tthree\\u2028four\\u001b[2J");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "new_password",
        "Authorization",
        "Cookie",
        "set-cookie",
        "api_key",
        "x-api-key",
        "refresh_token",
        "client_secret",
        "token"
      })
  void some_names_are_enough(String name) {
    assertThat(Masking.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt_tokens", "status", "tokens", "route", "keys", "monkey"})
  void other_names_are_not(String name) {
    assertThat(Masking.isSecret(name)).isFalse();
  }

  @Test
  void long_text_does_not_take_long() {
    var texts =
        new String[] {
          "a".repeat(200_000),
          "aB3".repeat(70_000),
          "a@".repeat(100_000),
          "token ".repeat(40_000),
          "://a:".repeat(40_000),
          "eyJ".repeat(70_000),
          "a.b@c-".repeat(40_000)
        };
    for (var text : texts) {
      long start = System.nanoTime();
      Masking.line(text);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(text.substring(0, 10))
          .isLessThan(Duration.ofSeconds(2));
    }
  }
}
