package dev.footnote.chat.web;

import dev.footnote.chat.Citation;
import dev.footnote.inference.Attempt;
import dev.footnote.inference.Completion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Shapes that several replies share. */
final class ReplyBody {

  private ReplyBody() {}

  record CitationBody(
      int marker,
      UUID chunkId,
      UUID documentId,
      String filename,
      int page,
      int start,
      int end,
      String quote) {

    static CitationBody of(Citation citation) {
      return new CitationBody(
          citation.marker(),
          citation.chunk().value(),
          citation.document().value(),
          citation.filename(),
          citation.page(),
          citation.start(),
          citation.end(),
          citation.quote());
    }
  }

  record AttemptBody(String provider, String model, String outcome, long tookMs) {

    static AttemptBody of(Attempt attempt) {
      return new AttemptBody(
          attempt.provider(), attempt.model(), attempt.outcome(), attempt.tookMillis());
    }
  }

  record UsageBody(int promptTokens, int completionTokens, BigDecimal cost) {

    static UsageBody of(Completion.Usage usage) {
      return new UsageBody(usage.promptTokens(), usage.completionTokens(), usage.cost());
    }
  }

  static List<CitationBody> citations(List<Citation> citations) {
    return citations.stream().map(CitationBody::of).toList();
  }

  static List<AttemptBody> attempts(List<Attempt> attempts) {
    return attempts.stream().map(AttemptBody::of).toList();
  }

  static List<String> codes(Set<? extends Enum<?>> constants) {
    return constants.stream().map(ReplyBody::code).sorted().toList();
  }

  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
