package dev.footnote.chat.web;

import dev.footnote.chat.Answer;
import dev.footnote.chat.AnswerEnding;
import dev.footnote.chat.web.ReplyBody.AttemptBody;
import dev.footnote.chat.web.ReplyBody.CitationBody;
import dev.footnote.chat.web.ReplyBody.UsageBody;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer as clients get it. */
record AnswerBody(
    String answer,
    String status,
    List<CitationBody> citations,
    @Nullable String provider,
    @Nullable String model,
    List<AttemptBody> attempts,
    List<String> degraded,
    UUID conversationId,
    UUID messageId,
    boolean incomplete,
    UsageBody usage) {

  static AnswerBody of(Answer answer) {
    var reply = answer.reply();
    var authorship = reply.authorship();
    return new AnswerBody(
        reply.text(),
        ReplyBody.code(reply.status()),
        ReplyBody.citations(reply.citations()),
        authorship.provider(),
        authorship.model(),
        ReplyBody.attempts(authorship.attempts()),
        ReplyBody.codes(reply.degraded()),
        answer.conversation().value(),
        answer.message().value(),
        reply.ending() != AnswerEnding.FINISHED,
        UsageBody.of(authorship.usage()));
  }
}
