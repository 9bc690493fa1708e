package dev.footnote.chat.web;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Chat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChatController {

  private final Chat chat;
  private final AnswerStreams streams;

  ChatController(Chat chat, AnswerStreams streams) {
    this.chat = chat;
    this.streams = streams;
  }

  /**
   * An {@link AnswerBody}, or server-sent events if the request asks for a stream. With the id of
   * an event nothing is asked: that stream goes on.
   */
  @PostMapping("/api/v1/rag/chat")
  Object ask(
      UserId asker,
      @RequestBody ChatRequest request,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    if (lastEventId != null && request.streamed()) {
      return streams.resume(asker, StreamId.read(lastEventId));
    }
    var question = request.by(asker);
    return request.streamed() ? streams.open(question) : AnswerBody.of(chat.ask(question, _ -> {}));
  }
}
