package dev.footnote.documents.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.documents.DocumentError;
import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import dev.footnote.documents.spi.BlobStoreContract;
import dev.footnote.kernel.AppException;
import dev.footnote.kernel.Secret;
import dev.footnote.testing.S3Server;
import dev.footnote.testing.ServerCertificate;
import dev.footnote.testing.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Against S3Proxy, a real server of the protocol. */
@Tag("engines")
class S3BlobStoreIT extends BlobStoreContract {

  private static final long LARGE = 23_000_000;

  @TempDir static Path folder;
  private static S3Server server;
  private static S3BlobStore store;

  @BeforeAll
  static void start() {
    server = S3Server.start(folder);
    store = S3Configuration.checked(properties(server.endpoint(), S3Server.BUCKET, "files/"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      store.close();
      server.close();
    }
  }

  @Override
  protected BlobStore store() {
    return store;
  }

  @Test
  void a_large_file_goes_up_in_parts_and_comes_back_the_same() throws Exception {
    var key = key();
    var sent = new DigestInputStream(new Bytes(LARGE, Long.MAX_VALUE), sha256());
    store.put(key, sent);
    var received = new DigestInputStream(store.open(key), sha256());
    try (received) {
      assertThat(received.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(LARGE);
    }
    assertThat(received.getMessageDigest().digest()).isEqualTo(sent.getMessageDigest().digest());
  }

  @Test
  void nothing_is_kept_of_a_large_file_that_breaks_off_not_even_parts() {
    var key = key();
    assertThatThrownBy(() -> store.put(key, new Bytes(LARGE, LARGE / 2)))
        .isInstanceOf(IOException.class)
        .hasMessage("the client went away");
    assertThatThrownBy(() -> store.open(key)).isInstanceOf(IOException.class);
    try (S3Client client = server.client()) {
      assertThat(client.listMultipartUploads(of -> of.bucket(S3Server.BUCKET)).uploads()).isEmpty();
    }
  }

  @Test
  void who_closes_early_does_not_wait_for_the_rest() throws IOException {
    var key = key();
    store.put(key, new Bytes(LARGE, Long.MAX_VALUE));
    try (var in = store.open(key)) {
      assertThat(in.readNBytes(10)).hasSize(10);
    }
    try (var in = store.open(key)) {
      assertThat(in.readNBytes(10)).hasSize(10);
    }
  }

  @Test
  void objects_that_are_not_its_own_are_no_keys() throws IOException {
    try (S3Client client = server.client();
        var other =
            S3Configuration.checked(properties(server.endpoint(), S3Server.BUCKET, "other/"))) {
      client.putObject(
          of -> of.bucket(S3Server.BUCKET).key("other/README"),
          software.amazon.awssdk.core.sync.RequestBody.fromString("not a blob"));
      var key = key();
      other.put(key, new ByteArrayInputStream(new byte[1]));
      try (var keys = other.keys()) {
        assertThat(keys).containsExactly(key);
      }
    }
  }

  @Test
  void more_keys_than_a_page_holds_are_listed() throws IOException {
    try (var many =
        S3Configuration.checked(properties(server.endpoint(), S3Server.BUCKET, "many/"))) {
      for (int i = 0; i < 1_005; i++) {
        many.put(key(), new ByteArrayInputStream(new byte[] {1}));
      }
      try (var keys = many.keys()) {
        assertThat(keys.distinct()).hasSize(1_005);
      }
    }
  }

  @Test
  void the_start_says_in_one_line_why_a_bucket_cannot_be_used() {
    assertThatThrownBy(() -> S3Configuration.checked(properties(server.endpoint(), "", "")))
        .hasMessage("Files are to be kept in a bucket: name it by S3_BUCKET.");
    assertThatThrownBy(() -> S3Configuration.checked(properties(server.endpoint(), "none", "")))
        .hasMessage(
            "There is no such place for files: the bucket none at " + server.endpoint() + ".");
    assertThatThrownBy(
            () -> S3Configuration.checked(properties("http://127.0.0.1:1", "originals", "")))
        .hasMessage(
            "The store of files does not answer: the bucket originals at http://127.0.0.1:1.");
  }

  @Test
  void a_store_whose_certificate_nobody_trusts_is_told_nothing(@TempDir Path certificates) {
    var certificate = ServerCertificate.of(certificates, "localhost");
    try (var wire = Wire.secured(server.endpoint(), certificate)) {
      var endpoint = wire.url("localhost");
      assertThatThrownBy(() -> S3Configuration.checked(properties(endpoint, "originals", "")))
          .hasMessageStartingWith("The store of files does not prove who it is (")
          .hasMessageEndingWith("): the bucket originals at " + endpoint + ".");
      assertThat(wire.heard()).isEmpty();
    }
  }

  @Test
  void a_store_of_an_authority_that_the_process_trusts_is_used_over_tls(@TempDir Path certificates)
      throws IOException {
    var certificate = ServerCertificate.of(certificates, "localhost");
    System.setProperty("javax.net.ssl.trustStore", certificate.store().toString());
    System.setProperty("javax.net.ssl.trustStorePassword", ServerCertificate.PASSWORD);
    try (var wire = Wire.secured(server.endpoint(), certificate);
        var secured =
            S3Configuration.checked(properties(wire.url("localhost"), S3Server.BUCKET, "tls/"))) {
      var key = key();
      secured.put(key, new ByteArrayInputStream(new byte[] {1, 2, 3}));
      try (var in = secured.open(key)) {
        assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
      }
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
      System.clearProperty("javax.net.ssl.trustStorePassword");
    }
  }

  @Test
  void a_server_that_went_away_is_a_fault_of_the_store(@TempDir Path other) {
    var gone = S3Server.start(other);
    try (var left = S3Configuration.checked(properties(gone.endpoint(), S3Server.BUCKET, ""))) {
      gone.close();
      var key = key();
      assertThatThrownBy(() -> left.put(key, new ByteArrayInputStream(new byte[1])))
          .isInstanceOfSatisfying(AppException.class, S3BlobStoreIT::isUnavailable);
      assertThatThrownBy(() -> left.open(key))
          .isInstanceOfSatisfying(AppException.class, S3BlobStoreIT::isUnavailable);
      assertThatThrownBy(() -> left.delete(key))
          .isInstanceOfSatisfying(AppException.class, S3BlobStoreIT::isUnavailable);
    }
  }

  private static void isUnavailable(AppException fault) {
    assertThat(fault.code()).isEqualTo(DocumentError.STORAGE_UNAVAILABLE);
  }

  private static BlobKey key() {
    return new BlobKey(UUID.randomUUID());
  }

  private static MessageDigest sha256() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256");
  }

  private static S3Properties properties(String endpoint, String bucket, String prefix) {
    return new S3Properties(
        bucket,
        prefix,
        endpoint,
        "us-east-1",
        S3Server.KEY,
        new Secret(S3Server.SECRET),
        true,
        Duration.ofSeconds(2),
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        2,
        20);
  }

  /** Random bytes that nobody holds in memory, and that may break off. */
  private static final class Bytes extends InputStream {

    private final Random random = new Random(1);
    private final long breaksOffAt;
    private long left;
    private long read;

    Bytes(long length, long breaksOffAt) {
      this.left = length;
      this.breaksOffAt = breaksOffAt;
    }

    @Override
    public int read() throws IOException {
      if (read++ >= breaksOffAt) {
        throw new IOException("the client went away");
      }
      return left-- > 0 ? random.nextInt(256) : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (read >= breaksOffAt) {
        throw new IOException("the client went away");
      }
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(Math.min(length, 8_192), left);
      var bytes = new byte[count];
      random.nextBytes(bytes);
      System.arraycopy(bytes, 0, buffer, offset, count);
      left -= count;
      read += count;
      return count;
    }
  }
}
