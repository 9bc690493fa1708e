package dev.footnote.documents.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.footnote.documents.Document;
import dev.footnote.documents.Document.Coverage;
import dev.footnote.documents.Document.Failure;
import dev.footnote.documents.DocumentStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document as clients see it. */
record DocumentReply(
    UUID id,
    UUID collectionId,
    String filename,
    String mediaType,
    long bytes,
    String sha256,
    int version,
    String status,
    Progress progress,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Failure error,
    Coverage coverage,
    @Nullable String language,
    int chunkCount,
    boolean bm25Indexed,
    Instant createdAt,
    Instant updatedAt) {

  record Progress(String stage, int done, int total) {}

  static DocumentReply of(Document document) {
    var progress = document.progress();
    return new DocumentReply(
        document.id().value(),
        document.collection().value(),
        document.filename(),
        document.mediaType(),
        document.bytes(),
        document.sha256(),
        document.version(),
        name(document.status()),
        new Progress(name(progress.stage()), progress.done(), progress.total()),
        document.error(),
        document.coverage(),
        document.language(),
        document.chunkCount(),
        document.bm25Indexed(),
        document.createdAt(),
        document.updatedAt());
  }

  private static String name(DocumentStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
