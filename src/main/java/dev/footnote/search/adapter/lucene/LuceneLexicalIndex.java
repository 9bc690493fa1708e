package dev.footnote.search.adapter.lucene;

import dev.footnote.accounts.UserId;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/** BM25 on Lucene, with the words of each language in fields of their own. */
final class LuceneLexicalIndex implements LexicalIndex, WordFrequencies, AutoCloseable {

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
                Map.of("format", "lexical-2"),
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
        snapshot -> question(snapshot, text, scope.owner()).best(Fields.within(scope), limit));
  }

  @Override
  public Map<ChunkId, Double> scores(String text, Scope scope, Set<ChunkId> chunks) {
    if (chunks.isEmpty()) {
      return Map.of();
    }
    return index.read(
        snapshot ->
            question(snapshot, text, scope.owner())
                .scores(scope, LocatedChunks.in(snapshot, chunks)));
  }

  @Override
  public List<WordRarity> rarities(String text, Scope scope) {
    return index.read(snapshot -> question(snapshot, text, scope.owner()).rarities());
  }

  private Question question(Snapshot snapshot, String text, UserId owner) {
    return snapshot.question(owner, text, () -> asked(snapshot, text, owner));
  }

  private Question asked(Snapshot snapshot, String text, UserId owner) throws IOException {
    var statistics = snapshot.statistics(owner);
    var words = queries.words(text, statistics);
    return new Question(
        words,
        LexicalQueries.of(words, statistics.fields()),
        new OwnerSearcher(snapshot.getIndexReader(), statistics, words, similarity));
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
