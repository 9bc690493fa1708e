package dev.footnote.chat.web;

import dev.footnote.chat.AnswerEnding;
import dev.footnote.chat.Conversation;
import dev.footnote.chat.Message;
import dev.footnote.chat.web.ReplyBody.AttemptBody;
import dev.footnote.chat.web.ReplyBody.CitationBody;
import dev.footnote.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as lists show it. */
record ConversationBody(UUID id, String title, Instant createdAt, Instant updatedAt) {

  static ConversationBody of(Conversation conversation) {
    return new ConversationBody(
        conversation.id().value(),
        conversation.title(),
        conversation.createdAt(),
        conversation.updatedAt());
  }

  /** A conversation with its messages, or a page of them. */
  record Whole(
      UUID id,
      String title,
      Instant createdAt,
      Instant updatedAt,
      List<MessageBody> messages,
      @Nullable String nextCursor) {

    static Whole of(Conversation conversation, Page<Message> messages) {
      return new Whole(
          conversation.id().value(),
          conversation.title(),
          conversation.createdAt(),
          conversation.updatedAt(),
          messages.items().stream().map(MessageBody::of).toList(),
          messages.nextCursor());
    }
  }

  /** A message; a question has neither status nor provider. */
  record MessageBody(
      UUID id,
      String role,
      String text,
      @Nullable String status,
      List<CitationBody> citations,
      @Nullable String provider,
      @Nullable String model,
      List<AttemptBody> attempts,
      List<String> degraded,
      boolean incomplete,
      Instant createdAt) {

    static MessageBody of(Message message) {
      return switch (message) {
        case Message.Asked asked -> asked(asked);
        case Message.Answered answered -> answered(answered);
      };
    }

    private static MessageBody asked(Message.Asked asked) {
      return new MessageBody(
          asked.id().value(),
          "user",
          asked.text(),
          null,
          List.of(),
          null,
          null,
          List.of(),
          List.of(),
          false,
          asked.createdAt());
    }

    private static MessageBody answered(Message.Answered answered) {
      var reply = answered.reply();
      return new MessageBody(
          answered.id().value(),
          "assistant",
          reply.text(),
          ReplyBody.code(reply.status()),
          ReplyBody.citations(reply.citations()),
          reply.authorship().provider(),
          reply.authorship().model(),
          ReplyBody.attempts(reply.authorship().attempts()),
          ReplyBody.codes(reply.degraded()),
          reply.ending() != AnswerEnding.FINISHED,
          answered.createdAt());
    }
  }
}
