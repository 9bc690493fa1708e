package dev.footnote.inference.adapter.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.footnote.inference.ChatModel;
import dev.footnote.inference.ChatModelContract;
import dev.footnote.kernel.AppException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that speaks the wire format of a provider, and the adapter that asks it. */
@Timeout(60)
abstract class ProviderStage implements ChatModelContract {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  static final Duration LONG = Duration.ofSeconds(10);

  final StandIn standIn;
  final WireFormat format;
  final List<String> heard = new ArrayList<>();

  ProviderStage(StandIn standIn) {
    this.standIn = standIn;
    this.format = standIn.format();
  }

  @Override
  public ChatModel answering() {
    serve(answer());
    return model();
  }

  @Override
  public ChatModel failing() {
    serve(aResponse().withStatus(503));
    return model();
  }

  final ResponseDefinitionBuilder answer() {
    return stream(format.answer("The capital ", "is Paris [1]."));
  }

  final AppException fault() {
    return fault(model(), BUDGET);
  }

  final AppException fault(ChatModel model, Duration budget) {
    return catchThrowableOfType(
        AppException.class, () -> model.complete(ANSWERABLE, budget, heard::add));
  }

  final void serve(ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(urlEqualTo(standIn.path())).willReturn(response));
  }

  final ResponseDefinitionBuilder stream(String body) {
    return aResponse().withHeader("Content-Type", standIn.contentType()).withBody(body);
  }

  final ChatModel model() {
    return model(LONG, LONG);
  }

  final ChatModel model(Duration firstToken, Duration pause) {
    return standIn.model(SERVER.baseUrl(), firstToken, pause);
  }
}
