package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.VectorIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;

/**
 * Nearest vectors on Lucene: small scopes compared vector by vector, large ones through the HNSW
 * graph (Y. Malkov, D. Yashunin, "Efficient and robust approximate nearest neighbor search using
 * Hierarchical Navigable Small World graphs", IEEE TPAMI 42, 2020).
 */
final class LuceneVectorIndex implements VectorIndex, AutoCloseable {

  static final String VECTOR = "vector";

  private final LuceneIndex index;
  private final EmbeddingModel model;
  private final int exactBelow;
  private final int candidates;

  LuceneVectorIndex(LuceneProperties properties, EmbeddingModel model, Runnable emptied) {
    this.model = model;
    this.exactBelow = properties.exactBelow();
    this.candidates = properties.candidates();
    this.index =
        new LuceneIndex(
            new IndexFiles(
                properties.directory().resolve("vector"),
                Map.of(
                    "format", "vector-2",
                    "model", model.name(),
                    "dimension", Integer.toString(model.dimension())),
                () ->
                    WriterSettings.with(new KeywordAnalyzer())
                        .setCodec(new VectorCodec(properties.beamWidth()))),
            emptied);
  }

  @Override
  public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
    var changes = new ArrayList<LuceneIndex.Change>();
    documents.forEach((document, chunks) -> changes.add(change(document, chunks)));
    index.write(LuceneIndex.Change.all(changes));
  }

  private LuceneIndex.Change change(DocumentId document, List<IndexedChunk> chunks) {
    var documents = new ArrayList<Document>();
    chunks.forEach(chunk -> documents.add(document(chunk)));
    return writer ->
        documents.isEmpty()
            ? writer.deleteDocuments(Fields.term(document))
            : writer.updateDocuments(Fields.term(document), documents);
  }

  private Document document(IndexedChunk indexed) {
    var document = Fields.shared(indexed);
    document.add(
        new KnnFloatVectorField(
            VECTOR, checked(indexed.embedding()), VectorSimilarityFunction.DOT_PRODUCT));
    return document;
  }

  private float[] checked(Embedding embedding) {
    if (embedding.dimension() != model.dimension()) {
      throw new IllegalArgumentException(
          "a vector of " + embedding.dimension() + " numbers is not of the model " + model);
    }
    return embedding.values();
  }

  @Override
  public List<Hit> search(Embedding query, Scope scope, int limit) {
    var target = checked(query);
    return index.read(
        snapshot -> {
          var within = Fields.within(scope);
          return snapshot.count(within) <= exactBelow
              ? ExactVectors.nearest(snapshot, target, within, limit)
              : approximate(snapshot, target, within, limit);
        });
  }

  /** The graph names candidates; their scores and their order are exact. */
  private List<Hit> approximate(Snapshot snapshot, float[] target, Query within, int limit)
      throws IOException {
    var graph = new KnnFloatVectorQuery(VECTOR, target, Math.max(limit, candidates), within);
    return ExactVectors.nearest(snapshot, target, snapshot.rewrite(graph), limit);
  }

  @Override
  public Map<ChunkId, Double> scores(Embedding query, Scope scope, Set<ChunkId> chunks) {
    if (chunks.isEmpty()) {
      return Map.of();
    }
    var target = checked(query);
    return index.read(
        snapshot -> {
          var located = LocatedChunks.in(snapshot, chunks);
          var within = Fields.within(scope, located);
          return ExactVectors.scores(snapshot, target, within, located);
        });
  }

  @Override
  public Map<DocumentId, Extent> contents() {
    return index.contents();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
