package dev.footnote.documents.lifecycle;

import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts right what a crash has left: lanes without a job, bytes without a document, old keys. */
@Component
class Sweep {

  private static final Logger log = LoggerFactory.getLogger(Sweep.class);
  private static final int KEYS_AT_A_TIME = 1000;

  private final Lanes lanes;
  private final BlobStore blobs;
  private final DocumentStore documents;
  private final IdempotencyStore idempotency;
  private final UploadProperties properties;
  private final Clock clock;

  Sweep(
      Lanes lanes,
      BlobStore blobs,
      DocumentStore documents,
      IdempotencyStore idempotency,
      UploadProperties properties,
      Clock clock) {
    this.lanes = lanes;
    this.blobs = blobs;
    this.documents = documents;
    this.idempotency = idempotency;
    this.properties = properties;
    this.clock = clock;
  }

  void sweep() {
    lanes.repair();
    deleteOrphans();
    idempotency.forgetBefore(clock.instant().minus(properties.keepIdempotencyKeys()));
  }

  private void deleteOrphans() {
    var before = clock.instant().minus(properties.orphanAge());
    var some = new ArrayList<BlobKey>();
    try (var keys = blobs.keys()) {
      var old = keys.filter(key -> madeAt(key).isBefore(before)).iterator();
      while (old.hasNext()) {
        some.add(old.next());
        if (some.size() == KEYS_AT_A_TIME || !old.hasNext()) {
          deleteOrphansAmong(some);
          some.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteOrphansAmong(List<BlobKey> keys) throws IOException {
    for (var orphan : documents.orphansAmong(keys)) {
      blobs.delete(orphan);
      log.atInfo().addKeyValue("blob", orphan).log("deleted bytes that belong to no document");
    }
  }

  /** Keys are UUIDs of version 7, which begin with the milliseconds of their making. */
  private static Instant madeAt(BlobKey key) {
    return Instant.ofEpochMilli(key.value().getMostSignificantBits() >>> 16);
  }
}
