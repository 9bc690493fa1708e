package dev.footnote.documents.web;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.DocumentContents;
import dev.footnote.documents.DocumentId;
import dev.footnote.kernel.Page;
import dev.footnote.kernel.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/documents/{id}")
class ContentController {

  private static final MediaType PLAIN_TEXT =
      new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final DocumentContents contents;
  private final DocumentEvents events;

  ContentController(DocumentContents contents, DocumentEvents events) {
    this.contents = contents;
    this.events = events;
  }

  /** Always a download, never shown by a browser as a page of this service. */
  @GetMapping("/content")
  ResponseEntity<InputStreamResource> content(UserId owner, @PathVariable UUID id) {
    var original = contents.original(owner, new DocumentId(id));
    var document = original.document();
    var disposition =
        ContentDisposition.attachment()
            .filename(document.filename(), StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(document.mediaType()))
        .contentLength(document.bytes())
        .eTag(document.sha256())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(new InputStreamResource(original.content()));
  }

  @GetMapping("/text")
  ResponseEntity<byte[]> text(UserId owner, @PathVariable UUID id) {
    var text = contents.text(owner, new DocumentId(id));
    return ResponseEntity.ok()
        .contentType(PLAIN_TEXT)
        .header("X-Content-Type-Options", "nosniff")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/chunks")
  Page<ChunkReply> chunks(
      UserId owner,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    return contents
        .chunks(owner, new DocumentId(id), new PageRequest(limit, cursor))
        .map(ChunkReply::of);
  }

  @GetMapping("/events")
  void events(
      UserId owner,
      @PathVariable UUID id,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    if (!request.getMethod().equals("HEAD")) {
      events.send(owner, new DocumentId(id), Optional.ofNullable(lastSeen), response);
    }
  }
}
