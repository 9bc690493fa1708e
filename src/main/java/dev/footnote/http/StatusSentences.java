package dev.footnote.http;

import org.springframework.http.HttpStatusCode;

/** What to say when nothing but the status is known. */
final class StatusSentences {

  private StatusSentences() {}

  static String of(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 -> "Sign in first.";
      case 403 -> "Your account may not do this.";
      case 404 -> "There is nothing here.";
      case 405 -> "This method is not served here.";
      case 406 -> "None of the media types in Accept can be served.";
      case 413 -> "The request is larger than allowed.";
      case 415 -> "This Content-Type is not accepted here.";
      case 501, 505 -> "This method, transfer coding or version of HTTP is not served here.";
      case 503 -> "The service cannot answer right now. Try again in a few seconds.";
      default ->
          status.is4xxClientError()
              ? "The request cannot be understood."
              : Fault.unforeseen().detail();
    };
  }
}
