package dev.footnote.inference.adapter.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.footnote.inference.ChatModel;
import dev.footnote.inference.ChatModelContract;
import dev.footnote.inference.Completion;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that speaks the documented wire format. */
class OpenAiChatModelIT implements ChatModelContract {

  private static final WireMockServer SERVER = new WireMockServer(wireMockConfig().dynamicPort());
  private static final ScheduledExecutorService TIMERS =
      Executors.newSingleThreadScheduledExecutor();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private static final String ANSWER =
      chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null")
          + chunk("{\"content\":\"The capital \"}", "null")
          + chunk("{\"content\":\"is Paris [1].\"}", "null")
          + chunk("{}", "\"stop\"")
          + "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
          + "\"choices\":[],\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":7,\"total_tokens\":38}}\n\n"
          + "data: [DONE]\n\n";

  private final List<String> heard = new ArrayList<>();

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
    TIMERS.shutdownNow();
  }

  @BeforeEach
  void forget() {
    SERVER.resetAll();
  }

  @Override
  public ChatModel answering() {
    serve(stream(ANSWER));
    return model();
  }

  @Override
  public ChatModel failing() {
    serve(aResponse().withStatus(503));
    return model();
  }

  @Test
  void the_request_says_what_the_protocol_documents() {
    answering().complete(ANSWERABLE, BUDGET, heard::add);

    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/chat/completions"))
            .withHeader("Authorization", equalTo("Bearer sk-test"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {
                      "model": "gpt-test",
                      "stream": true,
                      "stream_options": {"include_usage": true},
                      "messages": [
                        {"role": "system", "content": "Answer from the sources and cite them."},
                        {"role": "user", "content": "Hello"},
                        {"role": "assistant", "content": "Hello, what would you like to know?"},
                        {"role": "user", "content": "What is the capital of France? [1] France: The capital of France is Paris."}
                      ]
                    }
                    """)));
  }

  @Test
  void the_answer_comes_piece_by_piece_with_its_usage() {
    var completion = answering().complete(ANSWERABLE, BUDGET, heard::add);

    assertThat(heard).containsExactly("The capital ", "is Paris [1].");
    assertThat(completion)
        .isEqualTo(
            new Completion(
                "The capital is Paris [1].",
                "openai",
                "gpt-test",
                new Completion.Usage(31, 7),
                List.of()));
  }

  @Test
  void a_wrong_key_is_refused() {
    serve(
        aResponse()
            .withStatus(401)
            .withHeader("Content-Type", "application/json")
            .withBody(
                """
                {"error": {"message": "Incorrect API key provided: sk-test.", "type": "invalid_request_error", "code": "invalid_api_key"}}
                """));

    var fault = fault();

    assertThat(fault.code()).isEqualTo(InferenceError.MODEL_REFUSED);
    assertThat(fault).hasStackTraceContaining("401");
    assertThat(trace(fault)).doesNotContain("sk-test");
  }

  @Test
  void other_refusals_are_permanent_too() {
    for (int status : new int[] {400, 403, 404, 422, 302}) {
      serve(aResponse().withStatus(status));
      assertThat(fault().code()).isEqualTo(InferenceError.MODEL_REFUSED);
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
    for (int status : new int[] {500, 502, 503}) {
      SERVER.resetAll();
      serve(aResponse().withStatus(status).withBody("oops"));

      assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
      SERVER.verify(1, postRequestedFor(urlEqualTo("/v1/chat/completions")));
    }
    serve(aResponse().withStatus(408));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_TIMEOUT);
  }

  @Test
  void a_server_that_says_nothing_is_left_after_the_first_token_timeout() {
    serve(stream(ANSWER).withFixedDelay(5_000));

    assertTimesOut(Duration.ofMillis(300), BUDGET);
  }

  @Test
  void a_stream_that_begins_with_nothing_is_left_after_the_first_token_timeout() {
    serve(stream(ANSWER).withChunkedDribbleDelay(100, 20_000));

    assertTimesOut(Duration.ofMillis(500), BUDGET);
  }

  @Test
  void a_stream_that_goes_on_and_on_is_left_at_the_end_of_the_budget() {
    serve(stream(ANSWER).withChunkedDribbleDelay(20, 20_000));

    assertTimesOut(Duration.ofSeconds(10), Duration.ofMillis(700));
  }

  @Test
  void a_server_that_is_not_there_is_unavailable() {
    var away = model("http://127.0.0.1:1/v1", Duration.ofSeconds(2));

    assertThat(fault(away, BUDGET).code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
  }

  @Test
  void a_cut_stream_is_a_fault_after_its_beginning() {
    serve(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);

    serve(stream(ANSWER.substring(0, ANSWER.indexOf("is Paris"))));
    assertThat(fault().code())
        .isIn(InferenceError.MODEL_UNAVAILABLE, InferenceError.MODEL_MALFORMED);
    assertThat(heard).containsExactly("The capital ");
  }

  @Test
  void a_stream_without_an_end_is_no_answer() {
    serve(stream(chunk("{\"content\":\"Half an\"}", "null")));

    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
    assertThat(heard).containsExactly("Half an");
  }

  @Test
  void what_cannot_be_read_is_malformed() {
    for (var body :
        List.of(
            "data: {\"choices\": [{\"delta\": \n\n",
            "data: not json at all\n\ndata: [DONE]\n\n",
            "data: [DONE]\n\n",
            "data: {\"choices\": []}\n\ndata: [DONE]\n\n",
            "{\"error\": {\"message\": \"no\"}}",
            "",
            chunk("{\"content\":\"  \"}", "\"stop\"") + "data: [DONE]\n\n")) {
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
    serve(stream(chunk("{\"content\":\"I\"}", "\"content_filter\"") + "data: [DONE]\n\n"));

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

  private void assertTimesOut(Duration firstToken, Duration budget) {
    var model = model(SERVER.baseUrl() + "/v1", firstToken);
    long start = System.nanoTime();

    assertThat(fault(model, budget).code()).isEqualTo(InferenceError.MODEL_TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  private AppException fault() {
    return fault(model(), BUDGET);
  }

  private AppException fault(ChatModel model, Duration budget) {
    return catchThrowableOfType(
        AppException.class, () -> model.complete(ANSWERABLE, budget, heard::add));
  }

  private static String trace(Throwable fault) {
    var trace = new java.io.StringWriter();
    fault.printStackTrace(new java.io.PrintWriter(trace));
    return trace.toString();
  }

  private static void serve(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(urlEqualTo("/v1/chat/completions")).willReturn(response));
  }

  private static ResponseDefinitionBuilder stream(String body) {
    return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
  }

  private static String chunk(String delta, String finish) {
    return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
        + "\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n"
            .formatted(delta, finish);
  }

  private static ChatModel model() {
    return model(SERVER.baseUrl() + "/v1", Duration.ofSeconds(10));
  }

  private static ChatModel model(String baseUrl, Duration firstToken) {
    return new OpenAiChatModel(
        new OpenAiProperties(
            new Secret("sk-test"), baseUrl, "gpt-test", Duration.ofSeconds(2), firstToken),
        TIMERS,
        CLOCK);
  }
}
