package dev.footnote.documents.adapter.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An upload in parts, which leaves nothing behind if it breaks off. */
final class PartedUpload {

  private final S3Client client;
  private final String bucket;
  private final String key;
  private final String id;
  private final List<CompletedPart> parts = new ArrayList<>();

  PartedUpload(S3Client client, String bucket, String key) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
    this.id = client.createMultipartUpload(of -> of.bucket(bucket).key(key)).uploadId();
  }

  void write(byte[] first, InputStream rest) throws IOException {
    boolean completed = false;
    try {
      for (var part = first; part.length > 0; part = rest.readNBytes(S3BlobStore.PART)) {
        send(part);
      }
      complete();
      completed = true;
    } finally {
      if (!completed) {
        abort();
      }
    }
  }

  private void send(byte[] bytes) {
    int number = parts.size() + 1;
    var sent =
        client.uploadPart(
            of -> of.bucket(bucket).key(key).uploadId(id).partNumber(number),
            RequestBody.fromBytes(bytes));
    parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
  }

  private void complete() {
    client.completeMultipartUpload(
        of -> of.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)));
  }

  /** What cannot be taken back now is an orphan: the sweep deletes objects, the store old parts. */
  private void abort() {
    try {
      client.abortMultipartUpload(of -> of.bucket(bucket).key(key).uploadId(id));
      client.deleteObject(of -> of.bucket(bucket).key(key));
    } catch (SdkException _) {
      // The fault that broke it off is the one to tell.
    }
  }
}
