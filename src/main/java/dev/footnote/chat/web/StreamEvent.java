package dev.footnote.chat.web;

import dev.footnote.chat.AnswerEvent;
import dev.footnote.chat.web.ReplyBody.CitationBody;
import dev.footnote.kernel.AppException;
import dev.footnote.search.Passage;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of a stream: its name and its JSON. */
record StreamEvent(String name, Object data) {

  static StreamEvent of(AnswerEvent event) {
    return switch (event) {
      case AnswerEvent.Retrieved retrieved -> new StreamEvent("retrieval", Found.of(retrieved));
      case AnswerEvent.Delta(var text) -> new StreamEvent("delta", new Piece(text));
      case AnswerEvent.Cited(var citation) ->
          new StreamEvent("citation", CitationBody.of(citation));
    };
  }

  static StreamEvent done(AnswerBody answer) {
    return new StreamEvent("done", answer);
  }

  static StreamEvent error(AppException fault, @Nullable String requestId) {
    return new StreamEvent("error", Problem.of(fault, requestId));
  }

  /** The next piece of the answer's text. */
  record Piece(String text) {}

  /** What the search found. */
  record Found(UUID conversationId, UUID messageId, List<FoundPassage> passages) {

    static Found of(AnswerEvent.Retrieved retrieved) {
      return new Found(
          retrieved.conversation().value(),
          retrieved.answer().value(),
          retrieved.passages().stream().map(FoundPassage::of).toList());
    }
  }

  record FoundPassage(
      UUID chunkId, UUID documentId, String filename, int page, int start, int end, double score) {

    static FoundPassage of(Passage passage) {
      var chunk = passage.chunk();
      return new FoundPassage(
          chunk.id().value(),
          chunk.document().value(),
          passage.filename(),
          chunk.page(),
          chunk.start(),
          chunk.end(),
          passage.score());
    }
  }

  /** A problem detail after the reply has begun, when there is no status left to set. */
  record Problem(
      String type,
      String title,
      int status,
      String detail,
      String code,
      @Nullable String requestId) {

    static Problem of(AppException fault, @Nullable String requestId) {
      String code = fault.code().code();
      String words = code.replace('_', ' ');
      return new Problem(
          "urn:footnote:error:" + code,
          words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
          status(fault),
          fault.detail(),
          code,
          requestId);
    }

    private static int status(AppException fault) {
      return switch (fault.code().kind()) {
        case UNAVAILABLE -> 503;
        case RATE_LIMITED -> 429;
        case NOT_FOUND -> 404;
        case INVALID -> 400;
        default -> 500;
      };
    }
  }
}
