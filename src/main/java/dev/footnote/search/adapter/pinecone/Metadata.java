package dev.footnote.search.adapter.pinecone;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.footnote.documents.ChunkId;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.IndexedChunk;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What is kept beside a vector, and the filters over it. The owner is the namespace. */
final class Metadata {

  private static final String CHUNK = "chunk";
  private static final String DOCUMENT = "document";
  private static final String COLLECTION = "collection";

  private Metadata() {}

  static Struct of(IndexedChunk indexed) {
    return Struct.newBuilder()
        .putFields(CHUNK, text(indexed.chunk().id()))
        .putFields(DOCUMENT, text(indexed.chunk().document()))
        .putFields(COLLECTION, text(indexed.collection()))
        .build();
  }

  static ChunkId chunk(Struct metadata) {
    return new ChunkId(UUID.fromString(metadata.getFieldsOrThrow(CHUNK).getStringValue()));
  }

  /** The scope's collections and documents; several fields must all agree. */
  static Struct within(Scope scope) {
    var filter = Struct.newBuilder();
    narrow(filter, COLLECTION, scope.collections());
    narrow(filter, DOCUMENT, scope.documents());
    return filter.build();
  }

  static Struct within(Scope scope, Set<ChunkId> chunks) {
    var filter = within(scope).toBuilder();
    narrow(filter, CHUNK, chunks);
    return filter.build();
  }

  private static void narrow(Struct.Builder filter, String field, Collection<?> ids) {
    if (!ids.isEmpty()) {
      var list = ListValue.newBuilder();
      ids.forEach(id -> list.addValues(text(id)));
      var in = Struct.newBuilder().putFields("$in", Value.newBuilder().setListValue(list).build());
      filter.putFields(field, Value.newBuilder().setStructValue(in).build());
    }
  }

  private static Value text(Object id) {
    return Value.newBuilder().setStringValue(id.toString()).build();
  }
}
