package dev.footnote.chat.web;

import dev.footnote.accounts.UserId;
import dev.footnote.chat.ConversationId;
import dev.footnote.chat.Conversations;
import dev.footnote.chat.Message;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/conversations")
class ConversationController {

  private final Conversations conversations;

  ConversationController(Conversations conversations) {
    this.conversations = conversations;
  }

  @GetMapping
  Page<ConversationBody> list(
      UserId owner,
      @RequestParam(defaultValue = "" + PageRequest.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return conversations.list(owner, new PageRequest(limit, cursor)).map(ConversationBody::of);
  }

  @GetMapping("/{id}")
  ConversationBody.Whole get(
      UserId owner,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "" + PageRequest.MAX_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var conversation = conversations.get(owner, new ConversationId(id));
    var messages = conversations.messages(owner, conversation.id(), new PageRequest(limit, cursor));
    return ConversationBody.Whole.of(conversation, messages);
  }

  @PatchMapping("/{id}")
  ConversationBody rename(UserId owner, @PathVariable UUID id, @RequestBody Renaming renaming) {
    return ConversationBody.of(
        conversations.rename(owner, new ConversationId(id), renaming.given()));
  }

  /** The whole conversation for reading elsewhere: {@code format=json} or {@code markdown}. */
  @GetMapping("/{id}/export")
  ResponseEntity<?> export(
      UserId owner, @PathVariable UUID id, @RequestParam(defaultValue = "json") String format) {
    var conversation = conversations.get(owner, new ConversationId(id));
    return Export.of(conversation, all(owner, conversation.id()), format);
  }

  private List<Message> all(UserId owner, ConversationId conversation) {
    var messages = new ArrayList<Message>();
    var cursor = Optional.<String>empty();
    do {
      var page = new PageRequest(PageRequest.MAX_LIMIT, cursor.orElse(null));
      var read = conversations.messages(owner, conversation, page);
      messages.addAll(read.items());
      cursor = Optional.ofNullable(read.nextCursor());
    } while (cursor.isPresent());
    return messages;
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(UserId owner, @PathVariable UUID id) {
    conversations.delete(owner, new ConversationId(id));
  }

  /** Another title. */
  record Renaming(@Nullable String title) {
    String given() {
      return title == null ? "" : title;
    }
  }
}
