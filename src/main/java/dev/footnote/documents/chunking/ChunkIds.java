package dev.footnote.documents.chunking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Makes the same id for the same chunk: UUID version 8 (RFC 9562, 5.8) of a SHA-256 digest. */
public final class ChunkIds {

  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private ChunkIds() {}

  public static ChunkId of(DocumentId document, int version, ChunkDraft draft) {
    var content = sha256(draft.text().getBytes(UTF_8));
    var name = ByteBuffer.allocate(2 * Long.BYTES + 2 * Integer.BYTES + content.length);
    name.putLong(document.value().getMostSignificantBits());
    name.putLong(document.value().getLeastSignificantBits());
    name.putInt(version).putInt(draft.position()).put(content);
    return new ChunkId(version8(ByteBuffer.wrap(sha256(name.array()))));
  }

  private static UUID version8(ByteBuffer digest) {
    long high = digest.getLong();
    long low = digest.getLong();
    return new UUID((high & ~0xf000L) | VERSION_8, (low & ~0xc000_0000_0000_0000L) | VARIANT);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
