package dev.footnote.chat.web;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.Chat;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChatController {

  private final Chat chat;
  private final AnswerStreams streams;

  ChatController(Chat chat, AnswerStreams streams) {
    this.chat = chat;
    this.streams = streams;
  }

  /** An {@link AnswerBody}, or server-sent events if the request asks for a stream. */
  @PostMapping("/api/v1/rag/chat")
  Object ask(UserId asker, @RequestBody ChatRequest request) {
    var question = request.by(asker);
    return request.streamed() ? streams.open(question) : AnswerBody.of(chat.ask(question, _ -> {}));
  }
}
