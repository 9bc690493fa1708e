package dev.footnote.search.indexing;

import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.kernel.Census;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.VectorIndex;
import java.util.List;
import java.util.Map;

/**
 * Counts the chunks of both halves, and the documents in which the index differs from the database.
 * One that is being indexed may be counted as different; one that stays so is lost.
 */
class IndexCensus implements Census {

  private final LexicalIndex lexical;
  private final VectorIndex vectors;
  private final IndexableDocuments documents;

  IndexCensus(LexicalIndex lexical, VectorIndex vectors, IndexableDocuments documents) {
    this.lexical = lexical;
    this.vectors = vectors;
    this.documents = documents;
  }

  @Override
  public List<Figure> take() {
    var inLexical = lexical.contents();
    var inVectors = vectors.contents();
    var differences = Differences.between(inLexical, inVectors, documents.searchable());
    return List.of(
        chunks("lexical", inLexical),
        chunks("vectors", inVectors),
        Figure.of("footnote.search.index.drift", differences.documents().size()));
  }

  private static Figure chunks(String half, Map<DocumentId, Extent> contents) {
    long chunks = contents.values().stream().mapToLong(Extent::chunks).sum();
    return new Figure("footnote.search.index.chunks", Map.of("half", half), chunks);
  }
}
