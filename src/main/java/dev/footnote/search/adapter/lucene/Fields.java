package dev.footnote.search.adapter.lucene;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.DocumentId;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.IndexedChunk;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The fields that both indexes share, and the filters made of them. */
final class Fields {

  static final String CHUNK = "chunk";
  static final String DOCUMENT = "document";
  static final String VERSION = "version";
  private static final String OWNER = "owner";
  private static final String COLLECTION = "collection";

  private Fields() {}

  static Document shared(IndexedChunk indexed) {
    var document = new Document();
    var chunk = bytes(indexed.chunk().id().value());
    document.add(new StringField(CHUNK, chunk, Field.Store.NO));
    document.add(new BinaryDocValuesField(CHUNK, chunk));
    var parent = bytes(indexed.chunk().document().value());
    document.add(new StringField(DOCUMENT, parent, Field.Store.NO));
    document.add(new SortedDocValuesField(DOCUMENT, parent));
    document.add(new NumericDocValuesField(VERSION, indexed.version()));
    document.add(new StringField(OWNER, bytes(indexed.owner().value()), Field.Store.NO));
    document.add(new StringField(COLLECTION, bytes(indexed.collection().value()), Field.Store.NO));
    return document;
  }

  static Term term(DocumentId document) {
    return new Term(DOCUMENT, bytes(document.value()));
  }

  static Term term(UserId owner) {
    return new Term(OWNER, bytes(owner.value()));
  }

  /** Chunks within the scope, and no others. */
  static Query within(Scope scope) {
    return filter(scope).build();
  }

  /** Those of the located chunks that are within the scope. */
  static Query within(Scope scope, LocatedChunks located) {
    return filter(scope).add(located, BooleanClause.Occur.FILTER).build();
  }

  private static BooleanQuery.Builder filter(Scope scope) {
    var filter = new BooleanQuery.Builder();
    filter.add(new TermQuery(term(scope.owner())), BooleanClause.Occur.FILTER);
    if (!scope.collections().isEmpty()) {
      var collections = scope.collections().stream().map(id -> id.value()).toList();
      filter.add(anyOf(COLLECTION, collections), BooleanClause.Occur.FILTER);
    }
    if (!scope.documents().isEmpty()) {
      var documents = scope.documents().stream().map(id -> id.value()).toList();
      filter.add(anyOf(DOCUMENT, documents), BooleanClause.Occur.FILTER);
    }
    return filter;
  }

  private static Query anyOf(String field, Collection<UUID> ids) {
    return new TermInSetQuery(field, ids.stream().map(Fields::bytes).toList());
  }

  static BytesRef bytes(UUID id) {
    var buffer = ByteBuffer.allocate(2 * Long.BYTES);
    buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return new BytesRef(buffer.array());
  }

  static UUID uuid(BytesRef bytes) {
    var buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
