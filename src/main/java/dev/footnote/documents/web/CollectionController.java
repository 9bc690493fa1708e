package dev.footnote.documents.web;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.Collections;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/collections")
class CollectionController {

  private final Collections collections;

  CollectionController(Collections collections) {
    this.collections = collections;
  }

  @PostMapping
  ResponseEntity<CollectionReply> create(
      UserId owner,
      @RequestBody CollectionRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    var reply =
        CollectionReply.of(
            collections.create(owner, request.draft(), RequestValues.idempotencyKey(key)));
    return ResponseEntity.created(URI.create("/api/v1/collections/" + reply.id())).body(reply);
  }

  @GetMapping
  Page<CollectionReply> list(
      UserId owner,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return collections.list(owner, new PageRequest(limit, cursor)).map(CollectionReply::of);
  }

  @GetMapping("/{id}")
  CollectionReply find(UserId owner, @PathVariable UUID id) {
    return CollectionReply.of(collections.find(owner, new CollectionId(id)));
  }

  @PatchMapping("/{id}")
  CollectionReply change(
      UserId owner, @PathVariable UUID id, @RequestBody CollectionRequest request) {
    var present = collections.find(owner, new CollectionId(id));
    return CollectionReply.of(
        collections.change(owner, present.id(), request.change(present.chunking())));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(UserId owner, @PathVariable UUID id) {
    collections.delete(owner, new CollectionId(id));
  }
}
