package dev.footnote.inference.adapter.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.footnote.inference.Completion;
import dev.footnote.inference.Ending;
import dev.footnote.inference.InferenceError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every remote provider's adapter does, against a server that speaks its wire format. */
abstract class ProviderContract extends ProviderTimesContract {

  ProviderContract(StandIn standIn) {
    super(standIn);
  }

  @Test
  void the_request_says_what_the_protocol_documents_and_nothing_else() {
    answering().complete(ANSWERABLE, BUDGET, heard::add);

    var request =
        postRequestedFor(urlEqualTo(standIn.path()))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(equalToJson(format.request()));
    standIn.headers().forEach((name, value) -> request.withHeader(name, equalTo(value)));
    SERVER.verify(1, request);
  }

  @Test
  void the_answer_comes_piece_by_piece_with_its_usage_and_cost() {
    var completion = answering().complete(ANSWERABLE, BUDGET, heard::add);

    assertThat(heard.stream().filter(piece -> !piece.isEmpty()))
        .containsExactly("The capital ", "is Paris [1].");
    assertThat(completion)
        .isEqualTo(
            new Completion(
                "The capital is Paris [1].",
                standIn.provider(),
                "model-1",
                new Completion.Usage(31, 7, new BigDecimal("0.000132")),
                List.of()));
  }

  @Test
  void an_answer_that_reaches_the_limit_of_tokens_says_so() {
    serve(stream(format.begun("Half an") + format.end("length")));

    assertThat(model().complete(ANSWERABLE, BUDGET, heard::add).ending())
        .isEqualTo(Ending.AT_TOKEN_LIMIT);
  }

  @Test
  void refusals_are_permanent_and_tell_nothing_of_the_key() {
    for (int status : new int[] {400, 401, 403, 404, 422, 302}) {
      serve(
          aResponse()
              .withStatus(status)
              .withHeader("Content-Type", "application/json")
              .withBody("{\"error\": {\"message\": \"Incorrect API key provided: key-1.\"}}"));
      assertThat(fault().code()).isEqualTo(InferenceError.MODEL_REFUSED);
      assertThat(trace(fault())).doesNotContain("key-1").contains("" + status);
    }
  }

  @Test
  void too_many_requests_tell_when_to_come_again() {
    serve(aResponse().withStatus(429).withHeader("Retry-After", "7"));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_RATE_LIMITED);
    assertThat(fault().retryAfter()).contains(Duration.ofSeconds(7));

    serve(aResponse().withStatus(429).withHeader("Retry-After", "Mon, 23 Nov 2026 12:00:09 GMT"));
    assertThat(fault().retryAfter()).contains(Duration.ofSeconds(9));

    serve(aResponse().withStatus(429).withHeader("Retry-After", "Mon, 23 Nov 2026 11:00:00 GMT"));
    assertThat(fault().retryAfter()).contains(Duration.ZERO);

    serve(aResponse().withStatus(429).withHeader("Retry-After", "soon"));
    assertThat(fault().retryAfter()).isEmpty();
  }

  @Test
  void faults_of_the_server_are_transient_and_never_tried_again_here() {
    for (int status : new int[] {500, 502, 503, 529}) {
      SERVER.resetAll();
      serve(aResponse().withStatus(status).withBody("oops"));

      assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
      SERVER.verify(1, postRequestedFor(urlEqualTo(standIn.path())));
    }
    serve(aResponse().withStatus(408));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_TIMEOUT);
  }

  @Test
  void a_fault_told_inside_of_the_stream_is_transient_too() {
    serve(stream(format.faultInside()));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);

    serve(stream(format.begun("Half an") + format.faultInside()));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
    assertThat(heard).contains("Half an");
  }

  @Test
  void a_server_that_is_not_there_is_unavailable() {
    var away = standIn.model("http://127.0.0.1:1", LONG, LONG);

    assertThat(fault(away, BUDGET).code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
  }

  @Test
  void a_cut_stream_is_a_fault_after_its_beginning() {
    serve(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);

    serve(stream(format.begun("Half an")));
    assertThat(fault().code())
        .isIn(InferenceError.MODEL_UNAVAILABLE, InferenceError.MODEL_MALFORMED);
    assertThat(heard).contains("Half an");
  }

  @Test
  void what_cannot_be_read_is_malformed() {
    for (var body :
        List.of(
            "data: {\"choices\": [{\"delta\": \n\n",
            "data: not json at all\n\n",
            "{\"candidates\": [",
            format.emptyChoice(),
            format.answer("  "),
            "")) {
      serve(stream(body));
      assertThat(fault().code()).as(body).isEqualTo(InferenceError.MODEL_MALFORMED);
    }
  }

  @Test
  void a_line_without_an_end_does_not_fill_the_memory() {
    serve(stream("data: " + "x".repeat(10 << 20)));

    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_MALFORMED);
  }

  @Test
  void a_withheld_answer_is_refused() {
    if (standIn == StandIn.OLLAMA) {
      return; // it withholds nothing
    }
    serve(stream(format.begun("I") + format.end("content_filter")));

    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_REFUSED);
  }

  @Test
  void a_listener_that_fails_gets_its_own_fault_back() {
    var gone = new IllegalStateException("client gone");
    var model = answering();

    assertThatThrownBy(
            () ->
                model.complete(
                    ANSWERABLE,
                    BUDGET,
                    _ -> {
                      throw gone;
                    }))
        .isSameAs(gone);
  }

  private static String trace(Throwable fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
