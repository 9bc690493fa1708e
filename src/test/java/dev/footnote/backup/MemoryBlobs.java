package dev.footnote.backup;

import dev.footnote.documents.spi.BlobKey;
import dev.footnote.documents.spi.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Files in memory, with something that happens before one is opened, and a limit. */
final class MemoryBlobs implements BlobStore {

  private final Map<UUID, byte[]> bytes = new ConcurrentHashMap<>();
  private final Map<UUID, Runnable> events = new ConcurrentHashMap<>();
  private int room = Integer.MAX_VALUE;

  void beforeOpening(UUID key, Runnable event) {
    events.put(key, event);
  }

  void roomFor(int number) {
    room = number;
  }

  void lose(UUID key) {
    bytes.remove(key);
  }

  Map<UUID, byte[]> bytes() {
    return Map.copyOf(bytes);
  }

  void put(UUID key, byte[] content) throws IOException {
    put(new BlobKey(key), new ByteArrayInputStream(content));
  }

  @Override
  public void put(BlobKey key, InputStream content) throws IOException {
    if (bytes.size() >= room) {
      throw new IOException("no room");
    }
    bytes.put(key.value(), content.readAllBytes());
  }

  @Override
  public InputStream open(BlobKey key) throws IOException {
    var event = events.remove(key.value());
    if (event != null) {
      event.run();
    }
    var content = bytes.get(key.value());
    if (content == null) {
      throw new FileNotFoundException(key.toString());
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public void delete(BlobKey key) {
    lose(key.value());
  }

  @Override
  public Stream<BlobKey> keys() {
    return bytes.keySet().stream().map(BlobKey::new);
  }
}
