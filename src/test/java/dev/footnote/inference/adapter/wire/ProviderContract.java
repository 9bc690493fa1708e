package dev.footnote.inference.adapter.wire;

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
import dev.footnote.inference.Ending;
import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every remote provider's adapter does, against a server that speaks its wire format. */
@Timeout(60)
abstract class ProviderContract implements ChatModelContract {

  private static final WireMockServer SERVER = new WireMockServer(wireMockConfig().dynamicPort());
  private static final Duration LONG = Duration.ofSeconds(10);

  private final StandIn standIn;
  private final String answer;
  private final List<String> heard = new ArrayList<>();

  ProviderContract(StandIn standIn) {
    this.standIn = standIn;
    this.answer = standIn.answer("The capital ", "is Paris [1].");
  }

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void forget() {
    SERVER.resetAll();
  }

  @Override
  public ChatModel answering() {
    serve(stream(answer));
    return model();
  }

  @Override
  public ChatModel failing() {
    serve(aResponse().withStatus(503));
    return model();
  }

  @Test
  void the_request_says_what_the_protocol_documents_and_nothing_else() {
    answering().complete(ANSWERABLE, BUDGET, heard::add);

    var request =
        postRequestedFor(urlEqualTo(standIn.path()))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(equalToJson(standIn.request()));
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
    serve(stream(standIn.beginning() + standIn.piece("Half an") + standIn.end("length")));

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
    serve(stream(standIn.faultInside()));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);

    serve(stream(standIn.beginning() + standIn.piece("Half an") + standIn.faultInside()));
    assertThat(fault().code()).isEqualTo(InferenceError.MODEL_UNAVAILABLE);
    assertThat(heard).contains("Half an");
  }

  @Test
  void a_server_that_says_nothing_is_left_after_the_first_token_timeout() {
    serve(stream(answer).withFixedDelay(5_000));

    assertTimesOut(model(Duration.ofMillis(300), LONG), BUDGET);
  }

  @Test
  void a_stream_that_begins_with_nothing_is_left_after_the_first_token_timeout() {
    serve(stream(answer).withChunkedDribbleDelay(100, 20_000));

    assertTimesOut(model(Duration.ofMillis(400), LONG), BUDGET);
  }

  @Test
  void a_stream_that_stands_still_is_left_after_the_pause() throws Exception {
    try (var stalled = new StalledServer(standIn, standIn.beginning() + standIn.piece("Half an"))) {
      var model = standIn.model(stalled.address(), LONG, Duration.ofMillis(300));

      assertTimesOut(model, BUDGET);
      assertThat(heard).contains("Half an");
      assertThat(stalled.wasLeft()).isTrue();
    }
  }

  @Test
  void a_stream_that_goes_on_and_on_is_left_at_the_end_of_the_budget() {
    serve(stream(answer).withChunkedDribbleDelay(20, 20_000));

    assertTimesOut(model(), Duration.ofMillis(500));
  }

  @Test
  void an_interrupt_closes_the_connection() throws Exception {
    try (var stalled = new StalledServer(standIn, standIn.beginning() + standIn.piece("Half an"))) {
      var model = standIn.model(stalled.address(), LONG, LONG);
      var caller =
          Thread.ofVirtual()
              .start(
                  () ->
                      catchThrowableOfType(
                          AppException.class,
                          () -> model.complete(ANSWERABLE, BUDGET, stalled::heard)));
      stalled.awaitHeard();
      caller.interrupt();

      assertThat(stalled.wasLeft()).isTrue();
      caller.join();
    }
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

    serve(stream(standIn.beginning() + standIn.piece("Half an")));
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
            standIn.emptyChoice(),
            standIn.answer("  "),
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
    serve(stream(standIn.beginning() + standIn.piece("I") + standIn.end("content_filter")));

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

  private void assertTimesOut(ChatModel model, Duration budget) {
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
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private void serve(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(urlEqualTo(standIn.path())).willReturn(response));
  }

  private ResponseDefinitionBuilder stream(String body) {
    return aResponse().withHeader("Content-Type", standIn.contentType()).withBody(body);
  }

  private ChatModel model() {
    return model(LONG, LONG);
  }

  private ChatModel model(Duration firstToken, Duration pause) {
    return standIn.model(SERVER.baseUrl(), firstToken, pause);
  }
}
