package dev.footnote.inference.adapter.wire;

import dev.footnote.inference.InferenceError;
import dev.footnote.kernel.AppException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;

/** Faults of the provider as the service names them: by type and status, never by message. */
final class ProviderErrors {

  private ProviderErrors() {}

  static AppException of(Throwable fault) {
    return causes(fault)
        .flatMap(ProviderErrors::known)
        .findFirst()
        .orElseGet(() -> unreadable(fault));
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }

  private static Stream<AppException> known(Throwable fault) {
    return switch (fault) {
      case AppException ours -> Stream.of(ours);
      case ProviderRefusal refusal -> Stream.of(refused(refusal));
      case HttpTimeoutException late -> Stream.of(tooSlow(late));
      case BoundedStream.TooLong tooLong -> Stream.of(unreadable(tooLong));
      case com.fasterxml.jackson.core.JacksonException unreadable ->
          Stream.of(unreadable(unreadable));
      case IOException away -> Stream.of(away(away));
      default -> Stream.empty();
    };
  }

  private static AppException refused(ProviderRefusal refusal) {
    var fault = refusal.statusCode() >= 500 ? away(refusal) : turnedDown(refusal);
    return refusal.retryAfter() == null ? fault : fault.retryAfter(refusal.retryAfter());
  }

  private static AppException turnedDown(ProviderRefusal refusal) {
    return switch (refusal.statusCode()) {
      case 408 -> tooSlow(refusal);
      case 429 ->
          AppException.causedBy(
              refusal,
              InferenceError.MODEL_RATE_LIMITED,
              "The language model wants fewer questions. Try again later.");
      default ->
          AppException.causedBy(
              refusal, InferenceError.MODEL_REFUSED, "The language model refused the question.");
    };
  }

  static AppException tooSlow(Throwable cause) {
    return AppException.causedBy(
        cause,
        InferenceError.MODEL_TIMEOUT,
        "The language model did not answer in time. Try again later.");
  }

  static AppException away(Throwable cause) {
    return AppException.causedBy(
        cause,
        InferenceError.MODEL_UNAVAILABLE,
        "The language model cannot be reached. Try again later.");
  }

  static AppException unreadable(Throwable cause) {
    return AppException.causedBy(
        cause, InferenceError.MODEL_MALFORMED, "The language model's answer cannot be read.");
  }

  static AppException brokenOff() {
    return AppException.of(
        InferenceError.MODEL_UNAVAILABLE, "The language model's answer broke off. Try again.");
  }

  static AppException empty() {
    return AppException.of(
        InferenceError.MODEL_MALFORMED, "The language model's answer was empty. Try again.");
  }

  static AppException withheld() {
    return AppException.of(
        InferenceError.MODEL_REFUSED, "The language model's provider withheld the answer.");
  }
}
