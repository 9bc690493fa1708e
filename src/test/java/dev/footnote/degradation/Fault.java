package dev.footnote.degradation;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** What an outside system does wrong. */
enum Fault {
  DOWN("down"),
  REFUSED_KEY("refused key"),
  TOO_MANY("429"),
  SERVER_FAULT("500"),
  SLOW("slow"),
  STALLED("stalled stream"),
  CUT("cut stream"),
  MALFORMED("malformed JSON"),
  EMPTY("empty choice"),
  LONG_LINE("10 MB line");

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }

  /** Whether another try may go well. */
  boolean mayPass() {
    return switch (this) {
      case DOWN, TOO_MANY, SERVER_FAULT, SLOW, STALLED, CUT -> true;
      case REFUSED_KEY, MALFORMED, EMPTY, LONG_LINE -> false;
    };
  }

  /** Whether it is time that tells. */
  boolean isLate() {
    return this == SLOW || this == STALLED;
  }

  /** Whether text came before it. */
  boolean comesLate() {
    return this == STALLED || this == CUT;
  }

  /** As an HTTP server does it; {@link #DOWN} and {@link #STALLED} take more than a reply. */
  ResponseDefinitionBuilder reply(String type, String whole, String cut, String empty) {
    var reply = aResponse().withHeader("Content-Type", type);
    return switch (this) {
      case REFUSED_KEY -> reply.withStatus(401);
      case TOO_MANY -> reply.withStatus(429).withHeader("Retry-After", "0");
      case SERVER_FAULT -> reply.withStatus(500).withBody("oops");
      case SLOW -> reply.withBody(whole).withFixedDelay(3_000);
      case CUT -> reply.withBody(cut);
      case MALFORMED -> reply.withBody("data: {\"choices\": [{\n\n");
      case EMPTY -> reply.withBody(empty);
      case LONG_LINE -> reply.withBody("data: " + "x".repeat(10 << 20));
      case DOWN, STALLED -> throw new IllegalArgumentException(title);
    };
  }
}
