package dev.footnote.search.adapter.pinecone;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.IndexedChunk;
import io.pinecone.proto.UpsertRequest;
import io.pinecone.proto.Vector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes vectors in requests of at most a thousand vectors and two megabytes, which is what
 * Pinecone takes. It makes each request visible as one change, so whoever sees its last vector sees
 * all of it.
 */
final class Upserts {

  private static final int MAX_VECTORS = 1_000;
  private static final int MAX_BYTES = 2_000_000 - 4_096;

  private final PineconeCalls calls;
  private final String namespace;
  private final Set<ChunkId> lastOfRequests = new LinkedHashSet<>();
  private UpsertRequest.Builder request;
  private int bytes;
  private @Nullable ChunkId last;

  Upserts(PineconeCalls calls, String namespace) {
    this.calls = calls;
    this.namespace = namespace;
    this.request = empty();
  }

  /** Writes them all; gives the last chunk of each request. */
  Set<ChunkId> write(List<IndexedChunk> chunks) {
    chunks.forEach(this::add);
    send();
    return lastOfRequests;
  }

  private void add(IndexedChunk indexed) {
    var vector = vector(indexed);
    int size = vector.getSerializedSize() + 8;
    if (request.getVectorsCount() == MAX_VECTORS || bytes + size > MAX_BYTES) {
      send();
    }
    request.addVectors(vector);
    bytes += size;
    last = indexed.chunk().id();
  }

  private static Vector vector(IndexedChunk indexed) {
    var chunk = indexed.chunk();
    var vector =
        Vector.newBuilder()
            .setId(new VectorId(chunk.document(), indexed.version(), chunk.position()).toString())
            .setMetadata(Metadata.of(indexed));
    for (float value : indexed.embedding().values()) {
      vector.addValues(value);
    }
    return vector.build();
  }

  private void send() {
    if (last != null) {
      calls.upsert(request.build());
      lastOfRequests.add(last);
      request = empty();
      bytes = 0;
      last = null;
    }
  }

  private UpsertRequest.Builder empty() {
    return UpsertRequest.newBuilder().setNamespace(namespace);
  }
}
