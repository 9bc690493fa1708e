package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentError;
import dev.footnote.documents.ReceivedFile;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.documents.spi.Content;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Ids;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes files in, byte by byte counted and hashed on their way to the store. */
@Component
class FileReceiver {

  private static final Logger log = LoggerFactory.getLogger(FileReceiver.class);

  private final BlobStore blobs;
  private final Ids ids;
  private final UploadProperties properties;

  FileReceiver(BlobStore blobs, Ids ids, UploadProperties properties) {
    this.blobs = blobs;
    this.ids = ids;
    this.properties = properties;
  }

  void checkSize(long bytes) {
    if (bytes > maxBytes()) {
      throw tooLarge(maxBytes());
    }
  }

  private long maxBytes() {
    return properties.maxFileSize().toBytes();
  }

  ReceivedFile receive(InputStream content) throws IOException {
    var key = new BlobKey(ids.next());
    var digest = sha256();
    var counted = new CountedStream(content, maxBytes());
    blobs.put(key, new DigestInputStream(counted, digest));
    var hash = HexFormat.of().formatHex(digest.digest());
    return nonEmpty(new ReceivedFile(key.value(), counted.count, hash));
  }

  private ReceivedFile nonEmpty(ReceivedFile file) {
    if (file.bytes() == 0) {
      discard(file);
      throw AppException.of(
          DocumentError.DOCUMENT_EMPTY, "The file is empty. Upload a file with content.");
    }
    return file;
  }

  Content content(ReceivedFile file) {
    return () -> blobs.open(new BlobKey(file.blob()));
  }

  InputStream open(BlobKey key) throws IOException {
    return blobs.open(key);
  }

  void discard(ReceivedFile file) {
    discard(new BlobKey(file.blob()));
  }

  /** Deletes the bytes, or leaves them to the sweep if that fails. */
  void discard(BlobKey key) {
    try {
      blobs.delete(key);
    } catch (IOException e) {
      log.atWarn().addKeyValue("blob", key).setCause(e).log("original not deleted yet");
    }
  }

  private static AppException tooLarge(long maxBytes) {
    return AppException.of(
        DocumentError.DOCUMENT_TOO_LARGE,
        "The file is larger than "
            + (maxBytes >> 20)
            + " MB. Split it, or ask the operator to allow more.");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Counts, and refuses what exceeds the limit. */
  private static final class CountedStream extends FilterInputStream {

    private final long limit;
    private long count;

    CountedStream(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int more) {
      count += more;
      if (count > limit) {
        throw tooLarge(limit);
      }
    }
  }
}
