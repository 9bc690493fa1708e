package dev.footnote.chat.web;

import dev.footnote.chat.ChatError;
import dev.footnote.chat.Conversation;
import dev.footnote.chat.Message;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Page;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A conversation as a file. */
final class Export {

  private Export() {}

  static ResponseEntity<?> of(Conversation conversation, List<Message> messages, String format) {
    return switch (format) {
      case "json" ->
          reply(conversation, MediaType.APPLICATION_JSON, "json")
              .body(ConversationBody.Whole.of(conversation, new Page<>(messages, null)));
      case "markdown" ->
          reply(conversation, MediaType.parseMediaType("text/markdown;charset=UTF-8"), "md")
              .body(markdown(conversation, messages));
      default ->
          throw AppException.of(
              ChatError.INVALID_QUESTION, "format must be \"json\" or \"markdown\".");
    };
  }

  private static ResponseEntity.BodyBuilder reply(
      Conversation conversation, MediaType type, String ending) {
    var file =
        ContentDisposition.attachment()
            .filename("conversation-" + conversation.id() + "." + ending)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .contentType(type);
  }

  private static String markdown(Conversation conversation, List<Message> messages) {
    return "# "
        + MarkdownText.escaped(conversation.title())
        + "\n\n"
        + messages.stream().map(Export::markdown).collect(Collectors.joining("\n"));
  }

  private static String markdown(Message message) {
    return switch (message) {
      case Message.Asked(var _, var text, var at) ->
          "## Question, " + at + "\n\n" + MarkdownText.escaped(text) + "\n";
      case Message.Answered(var _, var reply, var at) ->
          "## Answer, %s (%s)\n\n%s\n%s"
              .formatted(
                  at,
                  ReplyBody.code(reply.status()),
                  MarkdownText.escaped(reply.text()),
                  reply.citations().stream()
                      .map(MarkdownText::source)
                      .collect(Collectors.joining("\n", "\n", "\n")));
    };
  }
}
