package dev.footnote.search.adapter.lucene;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.search.Scope;
import dev.footnote.search.WordRarity;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.WordFrequencies;
import dev.footnote.search.words.LanguageAnalyzers;
import dev.footnote.search.words.TextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.BytesRef;

/** BM25 on Lucene, with the words of each language in fields of their own. */
final class LuceneLexicalIndex implements LexicalIndex, WordFrequencies, AutoCloseable {

  private static final Sort BEST_FIRST =
      new Sort(SortField.FIELD_SCORE, new SortField(Fields.CHUNK, SortField.Type.STRING));
  private static final FieldType WORDS = words();

  private final LuceneIndex index;
  private final LexicalQueries queries;
  private final Similarity similarity;

  LuceneLexicalIndex(LuceneProperties properties, Runnable emptied) {
    var analyzers = new LanguageAnalyzers();
    this.queries = new LexicalQueries(analyzers);
    this.similarity = new BM25Similarity(properties.k1(), properties.b());
    this.index =
        new LuceneIndex(
            new IndexFiles(
                properties.directory().resolve("lexical"),
                Map.of("format", "lexical-1"),
                () -> WriterSettings.with(analyzers.indexing()).setSimilarity(similarity)),
            emptied);
  }

  private static FieldType words() {
    var type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  @Override
  public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
    var changes = new ArrayList<LuceneIndex.Change>();
    documents.forEach((document, chunks) -> changes.add(change(document, chunks)));
    index.write(LuceneIndex.Change.all(changes));
  }

  private static LuceneIndex.Change change(DocumentId document, List<IndexedChunk> chunks) {
    var documents = new ArrayList<Document>();
    chunks.forEach(chunk -> documents.add(document(chunk)));
    return writer ->
        documents.isEmpty()
            ? writer.deleteDocuments(Fields.term(document))
            : writer.updateDocuments(Fields.term(document), documents);
  }

  private static Document document(IndexedChunk indexed) {
    var language = LanguageAnalyzers.key(indexed.language());
    var document = Fields.shared(indexed);
    addText(document, new TextField(TextField.Part.BODY, language), indexed.chunk().text());
    addText(
        document, new TextField(TextField.Part.TITLE, language), indexed.title().replace('_', ' '));
    if (!indexed.chunk().headings().isEmpty()) {
      addText(
          document,
          new TextField(TextField.Part.HEADINGS, language),
          String.join("\n", indexed.chunk().headings()));
    }
    return document;
  }

  private static void addText(Document document, TextField field, String text) {
    document.add(new Field(field.name(), text, WORDS));
  }

  @Override
  public List<Hit> search(String text, Scope scope, int limit) {
    return index.read(
        snapshot -> hits(snapshot, text, scope, Fields.within(scope), Occur.MUST, limit));
  }

  @Override
  public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
    if (chunks.isEmpty()) {
      return Map.of();
    }
    var hits =
        index.read(
            snapshot -> {
              var within = Fields.within(scope, chunks, snapshot.getIndexReader());
              return hits(snapshot, text, scope, within, Occur.SHOULD, chunks.size());
            });
    var scores = new HashMap<ChunkId, Double>();
    hits.forEach(hit -> scores.put(hit.chunk(), hit.score()));
    return scores;
  }

  @Override
  public List<WordRarity> rarities(String text, Scope scope) {
    return index.read(
        snapshot -> queries.words(text, snapshot.statistics(scope.owner())).rarities());
  }

  private List<Hit> hits(
      Snapshot snapshot, String text, Scope scope, Query within, Occur words, int limit)
      throws IOException {
    var statistics = snapshot.statistics(scope.owner());
    var question = queries.words(text, statistics);
    var query = LexicalQueries.of(question, statistics.fields());
    if (query instanceof MatchNoDocsQuery && words == Occur.MUST) {
      return List.of();
    }
    var filtered = new BooleanQuery.Builder().add(query, words).add(within, Occur.FILTER).build();
    var searcher = new OwnerSearcher(snapshot.getIndexReader(), statistics, question, similarity);
    var hits = new ArrayList<Hit>();
    for (var found : searcher.search(filtered, limit, BEST_FIRST).scoreDocs) {
      hits.add(hit((FieldDoc) found));
    }
    return List.copyOf(hits);
  }

  private static Hit hit(FieldDoc found) {
    var chunk = new ChunkId(Fields.uuid((BytesRef) found.fields[1]));
    return new Hit(chunk, (float) found.fields[0]);
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
