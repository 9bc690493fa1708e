package dev.footnote.inference.adapter.wire;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a provider documents of its requests and of the stream that answers them. */
public interface WireFormat {

  /** The body that {@code ChatModelContract.ANSWERABLE} must be sent as. */
  String request();

  String beginning();

  /** One piece of text. */
  String piece(String text);

  /** With a reason as OpenAI names them: stop, length, content_filter. */
  String end(String reason);

  /** A well-formed answer without one. */
  String emptyChoice();

  /** A fault that the provider reports in a stream that began well. */
  String faultInside();

  /** All of a stream. */
  default String answer(String... pieces) {
    return begun(pieces) + end("stop");
  }

  /** A stream without its end. */
  default String begun(String... pieces) {
    return beginning() + Arrays.stream(pieces).map(this::piece).collect(Collectors.joining());
  }
}
