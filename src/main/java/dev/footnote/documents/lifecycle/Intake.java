package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.Collection;
import dev.footnote.documents.Document;
import dev.footnote.documents.DocumentError;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.Upload;
import dev.footnote.documents.lifecycle.DocumentStore.Arrival;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Ids;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the row of a document and the job that works it off, in one transaction. */
@Component
class Intake {

  private final DocumentStore documents;
  private final CollectionShelf collections;
  private final IdempotencyStore idempotency;
  private final Lanes lanes;
  private final TransactionTemplate transaction;
  private final Moments moments;

  Intake(
      DocumentStore documents,
      CollectionShelf collections,
      IdempotencyStore idempotency,
      Lanes lanes,
      TransactionTemplate transaction,
      Moments moments) {
    this.documents = documents;
    this.collections = collections;
    this.idempotency = idempotency;
    this.lanes = lanes;
    this.transaction = transaction;
    this.moments = moments;
  }

  /** Where new ids and the time come from. */
  @Component
  record Moments(Ids ids, Clock clock) {}

  Document enter(Upload upload, String mediaType) {
    return committed(
        upload.owner(),
        () ->
            idempotency.once(
                upload.owner(),
                upload.idempotencyKey(),
                fingerprint(upload),
                Document.class,
                () -> insert(upload, mediaType)));
  }

  Replaced replace(DocumentId document, Upload upload, String mediaType) {
    return committed(
        upload.owner(),
        () -> {
          var present = present(upload.owner(), document);
          var collection = collections.find(upload.owner(), present.collection());
          var arrival = arrival(document, upload, mediaType, collection, present.bytes());
          var former = documents.blob(upload.owner(), document);
          var replaced = documents.replace(arrival).orElseThrow(Intake::notFound);
          return new Replaced(replaced, former);
        });
  }

  /** A document with its new version, and where its former original lies. */
  record Replaced(Document document, Optional<BlobKey> former) {}

  private <T> T committed(UserId owner, java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(
        transaction.execute(
            status -> {
              lanes.lock(owner);
              return work.get();
            }));
  }

  private Document insert(Upload upload, String mediaType) {
    var collection =
        upload
            .collection()
            .map(id -> collections.find(upload.owner(), id))
            .orElseGet(() -> collections.standard(upload.owner()));
    var id = new DocumentId(moments.ids().next());
    return documents.insert(arrival(id, upload, mediaType, collection, -1));
  }

  private Arrival arrival(
      DocumentId id, Upload upload, String mediaType, Collection collection, long replacedBytes) {
    var rules = rules(upload, collection.chunking());
    var file = upload.file();
    var lane =
        replacedBytes < 0
            ? lanes.enter(upload.owner(), 1, file.bytes())
            : lanes.enter(upload.owner(), 0, file.bytes() - replacedBytes);
    return new Arrival(
        id,
        upload.owner(),
        collection.id(),
        upload.filename(),
        mediaType,
        file.bytes(),
        file.sha256(),
        new BlobKey(file.blob()),
        rules.size(),
        rules.overlap(),
        lane.number(),
        moments.clock().instant());
  }

  private static ChunkingRules rules(Upload upload, ChunkingRules ofCollection) {
    int size = upload.chunkSize().orElse(ofCollection.size());
    int fitting = Math.min(ofCollection.overlap(), Math.max(0, (size - 1) / 2));
    return new ChunkingRules(size, upload.chunkOverlap().orElse(fitting));
  }

  private Document present(UserId owner, DocumentId document) {
    return documents.find(owner, document).orElseThrow(Intake::notFound);
  }

  static AppException notFound() {
    return AppException.of(DocumentError.DOCUMENT_NOT_FOUND, "There is no document with this id.");
  }

  private static String fingerprint(Upload upload) {
    return String.join(
        "|",
        "document",
        upload.file().sha256(),
        upload.filename(),
        upload.declaredType().orElse(""),
        upload.collection().map(Object::toString).orElse(""),
        upload.chunkSize().toString(),
        upload.chunkOverlap().toString());
  }
}
