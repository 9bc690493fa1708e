package dev.footnote.search.adapter.lucene;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/** Lucene's own format with an HNSW graph in large segments only; Lucene reads it without us. */
final class VectorCodec extends Lucene104Codec {

  private static final int NEIGHBOURS = 16;

  /** Segments that cost no more comparisons than a search for this many get no graph. */
  private static final int TINY = 1_000;

  private final KnnVectorsFormat format;

  VectorCodec(int beamWidth) {
    this.format = new Lucene99HnswVectorsFormat(NEIGHBOURS, beamWidth, 1, null, TINY);
  }

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return format;
  }
}
