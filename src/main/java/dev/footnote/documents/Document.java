package dev.footnote.documents;

import dev.footnote.accounts.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded document as its owner sees it.
 *
 * @param version 1 for the first upload, one more for each replacement of its content
 * @param sha256 of the original bytes, lower-case hexadecimal
 * @param language ISO 639-1 code of the text, null until it is known
 * @param error why it failed, null unless it did
 * @param bm25Indexed true only after the index has committed this version
 */
public record Document(
    DocumentId id,
    UserId owner,
    CollectionId collection,
    String filename,
    String mediaType,
    long bytes,
    String sha256,
    int version,
    DocumentStatus status,
    Progress progress,
    @Nullable Failure error,
    Coverage coverage,
    @Nullable String language,
    int chunkCount,
    boolean bm25Indexed,
    Instant createdAt,
    Instant updatedAt) {

  /** How much of the present stage is done, in the stage's own unit. */
  public record Progress(DocumentStatus stage, int done, int total) {}

  /** Why it failed: a code for programs and a sentence for people. */
  public record Failure(String code, String message) {}

  /** What the extraction reached; {@code characters} counts Unicode code points. */
  public record Coverage(int pages, int pagesWithText, int characters) {}
}
