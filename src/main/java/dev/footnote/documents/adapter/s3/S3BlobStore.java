package dev.footnote.documents.adapter.s3;

import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * One object a blob. Content of unknown length goes up in parts, one of which is in memory at a
 * time; an object is there only when its upload was completed.
 */
final class S3BlobStore implements BlobStore, AutoCloseable {

  /** The least that S3 takes for a part that is not the last one. */
  static final int PART = 5 * 1024 * 1024;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  S3BlobStore(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public void put(BlobKey key, InputStream content) throws IOException {
    var first = content.readNBytes(PART);
    try {
      if (first.length < PART) {
        putWhole(key, first);
      } else {
        new PartedUpload(client, bucket, name(key)).write(first, content);
      }
    } catch (SdkException e) {
      throw S3Errors.unavailable(e);
    }
  }

  private void putWhole(BlobKey key, byte[] bytes) {
    client.putObject(to -> to.bucket(bucket).key(name(key)), RequestBody.fromBytes(bytes));
  }

  @Override
  public InputStream open(BlobKey key) throws IOException {
    try {
      return new S3Content(client.getObject(from -> from.bucket(bucket).key(name(key))));
    } catch (NoSuchKeyException _) {
      throw new FileNotFoundException(key.toString());
    } catch (SdkException e) {
      throw S3Errors.unavailable(e);
    }
  }

  @Override
  public void delete(BlobKey key) {
    try {
      client.deleteObject(of -> of.bucket(bucket).key(name(key)));
    } catch (SdkException e) {
      throw S3Errors.unavailable(e);
    }
  }

  @Override
  public Stream<BlobKey> keys() {
    try {
      return client
          .listObjectsV2Paginator(of -> of.bucket(bucket).prefix(prefix))
          .contents()
          .stream()
          .flatMap(this::key);
    } catch (SdkException e) {
      throw S3Errors.unavailable(e);
    }
  }

  private Stream<BlobKey> key(S3Object object) {
    try {
      return Stream.of(new BlobKey(UUID.fromString(object.key().substring(prefix.length()))));
    } catch (IllegalArgumentException _) {
      return Stream.empty();
    }
  }

  private String name(BlobKey key) {
    return prefix + key;
  }

  @Override
  public void close() {
    client.close();
  }
}
