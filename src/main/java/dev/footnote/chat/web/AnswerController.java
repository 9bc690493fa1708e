package dev.footnote.chat.web;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.MessageId;
import dev.footnote.chat.stream.LiveAnswers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An answer while it is being written, and after. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/messages/{message}")
class AnswerController {

  private final LiveAnswers answers;
  private final AnswerStreams streams;

  AnswerController(LiveAnswers answers, AnswerStreams streams) {
    this.answers = answers;
    this.streams = streams;
  }

  /** Its stream from the beginning, or from behind the last event that the reader has. */
  @GetMapping("/events")
  SseEmitter events(
      UserId reader,
      @PathVariable UUID id,
      @PathVariable UUID message,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    var conversation = new ConversationId(id);
    var answer = new MessageId(message);
    return lastEventId == null
        ? streams.follow(reader, conversation, answer)
        : streams.resume(
            reader, new StreamId(conversation, answer, StreamId.read(lastEventId).position()));
  }

  /** Ends its writing, and the call of the model with it. */
  @PostMapping("/stop")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(UserId owner, @PathVariable UUID id, @PathVariable UUID message) {
    answers.stop(owner, new ConversationId(id), new MessageId(message));
  }
}
