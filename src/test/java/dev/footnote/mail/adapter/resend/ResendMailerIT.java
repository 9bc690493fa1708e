package dev.footnote.mail.adapter.resend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Secret;
import dev.footnote.mail.MailAddress;
import dev.footnote.mail.MailError;
import dev.footnote.mail.Mailer;
import dev.footnote.mail.MailerContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that speaks the documented wire format. */
class ResendMailerIT implements MailerContract {

  @RegisterExtension
  private static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public Mailer working() {
    serve(taken());
    return mailer(SERVER.baseUrl());
  }

  @Override
  public Mailer failing() {
    serve(aResponse().withStatus(503));
    return mailer(SERVER.baseUrl());
  }

  @Override
  public List<Received> received() {
    return SERVER.getAllServeEvents().stream()
        .map(
            event -> {
              var body = JSON.readTree(event.getRequest().getBodyAsString());
              return new Received(
                  event.getRequest().getHeader("Idempotency-Key"),
                  body.path("to").get(0).asString(),
                  body.path("subject").asString(),
                  body.path("text").asString(),
                  body.path("html").asString());
            })
        .toList();
  }

  @Test
  void the_request_says_what_the_service_documents() {
    working().send(EMAIL);

    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/emails"))
            .withHeader("Authorization", equalTo("Bearer re_test"))
            .withHeader("Idempotency-Key", equalTo(EMAIL.id().toString()))
            .withHeader("Content-Type", matching("application/json.*"))
            .withHeader("User-Agent", matching(".+"))
            .withRequestBody(
                equalToJson(
                    """
                    {
                      "from": "Footnote <footnote@example.org>",
                      "to": ["ada@example.org"],
                      "subject": "Set a new password",
                      "text": "Open this link:\\n\\n%s\\n",
                      "html": "<!doctype html><html lang=\\"en\\"><body><a href=\\"%s\\">Go</a></body></html>\\n",
                      "headers": {"Auto-Submitted": "auto-generated"}
                    }
                    """
                        .formatted(LINK, LINK))));
  }

  @Test
  void what_it_cannot_read_is_not_sent_again() {
    for (int status : new int[] {400, 422}) {
      serve(refusal(status));
      assertThat(fault().code()).as("%d", status).isEqualTo(MailError.MAIL_REFUSED);
    }
  }

  @Test
  void what_the_operator_or_time_can_mend_may_be_sent_later() {
    for (int status : new int[] {401, 403, 404, 408, 409, 429, 500, 502, 503, 302}) {
      serve(refusal(status));
      assertThat(fault().code()).as("%d", status).isEqualTo(MailError.MAIL_UNAVAILABLE);
    }
  }

  @Test
  void each_fault_is_one_request() {
    serve(refusal(500));

    assertThat(fault().code()).isEqualTo(MailError.MAIL_UNAVAILABLE);
    SERVER.verify(1, postRequestedFor(urlEqualTo("/emails")));
  }

  @Test
  void a_service_that_says_nothing_is_left_in_time() {
    serve(taken().withFixedDelay(5_000));

    assertThat(fault().code()).isEqualTo(MailError.MAIL_TIMEOUT);
  }

  @Test
  void a_service_that_trickles_is_left_in_time() {
    serve(taken().withChunkedDribbleDelay(10, 10_000));

    assertThat(fault().code()).isEqualTo(MailError.MAIL_TIMEOUT);
  }

  @Test
  void a_service_that_is_not_there_or_breaks_off_is_unavailable() {
    var away =
        catchThrowableOfType(AppException.class, () -> mailer("http://127.0.0.1:1").send(EMAIL));
    assertThat(away.code()).isEqualTo(MailError.MAIL_UNAVAILABLE);

    serve(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(fault().code()).isEqualTo(MailError.MAIL_UNAVAILABLE);
  }

  @Test
  void neither_key_nor_content_is_in_a_fault() {
    serve(refusal(422));

    var trace = new java.io.StringWriter();
    fault().printStackTrace(new java.io.PrintWriter(trace));
    assertThat(trace.toString())
        .doesNotContain("re_test")
        .doesNotContain("token=")
        .doesNotContain("ada@example.org");
  }

  private static AppException fault() {
    var fault =
        catchThrowableOfType(AppException.class, () -> mailer(SERVER.baseUrl()).send(EMAIL));
    assertThat(fault).isNotNull();
    return fault;
  }

  private static ResponseDefinitionBuilder taken() {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"id\": \"49a3999c-0ce1-4ea6-ab68-afcd6dc2e794\"}");
  }

  private static ResponseDefinitionBuilder refusal(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(
            """
            {"statusCode": %d, "name": "validation_error", "message": "Invalid `to`: ada@example.org, key re_test"}
            """
                .formatted(status));
  }

  private static void serve(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(urlEqualTo("/emails")).willReturn(response));
  }

  private static Mailer mailer(String baseUrl) {
    var properties =
        new ResendProperties(
            new Secret("re_test"), baseUrl, Duration.ofMillis(500), Duration.ofSeconds(2));
    return new ResendMailer(properties, new MailAddress("footnote@example.org", "Footnote"));
  }
}
