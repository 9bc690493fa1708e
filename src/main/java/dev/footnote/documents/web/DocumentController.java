package dev.footnote.documents.web;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentFilter;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.Documents;
import dev.footnote.documents.Upload;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/documents")
class DocumentController {

  private final Documents documents;

  DocumentController(Documents documents) {
    this.documents = documents;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<DocumentReply> upload(
      UserId owner,
      HttpServletRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
      throws IOException {
    var upload = UploadForm.read(request, documents, owner, RequestValues.idempotencyKey(key));
    return accepted(DocumentReply.of(documents.upload(upload)));
  }

  @PutMapping(path = "/{id}/content", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<DocumentReply> replaceByForm(
      UserId owner, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    documents.find(owner, new DocumentId(id));
    var upload = UploadForm.read(request, documents, owner, Optional.empty());
    return accepted(DocumentReply.of(documents.replace(new DocumentId(id), upload)));
  }

  /** The new content as the body itself; the file name stays. */
  @PutMapping(path = "/{id}/content", consumes = "!" + MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<DocumentReply> replaceByBody(
      UserId owner, @PathVariable UUID id, HttpServletRequest request) throws IOException {
    documents.checkSize(request.getContentLengthLong());
    var present = documents.find(owner, new DocumentId(id));
    var upload =
        new Upload(
            owner,
            documents.receive(request.getInputStream()),
            present.filename(),
            Optional.ofNullable(request.getContentType()),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty());
    return accepted(DocumentReply.of(documents.replace(present.id(), upload)));
  }

  private static ResponseEntity<DocumentReply> accepted(DocumentReply reply) {
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/v1/documents/" + reply.id()))
        .body(reply);
  }

  @GetMapping
  Page<DocumentReply> list(
      UserId owner,
      @RequestParam(name = "collection_id", required = false) @Nullable UUID collection,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter =
        new DocumentFilter(
            Optional.ofNullable(collection).map(CollectionId::new), RequestValues.status(status));
    return documents.list(owner, filter, new PageRequest(limit, cursor)).map(DocumentReply::of);
  }

  @GetMapping("/{id}")
  DocumentReply find(UserId owner, @PathVariable UUID id) {
    return DocumentReply.of(documents.find(owner, new DocumentId(id)));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(UserId owner, @PathVariable UUID id) {
    documents.delete(owner, new DocumentId(id));
  }
}
