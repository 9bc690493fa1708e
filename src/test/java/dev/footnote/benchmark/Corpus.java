package dev.footnote.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.chunking.ChunkDraft;
import dev.footnote.documents.chunking.ChunkIds;
import dev.footnote.documents.chunking.Chunker;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.inference.Embedding;
import dev.footnote.search.spi.IndexedChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The documents of a set as uploads of one owner: chunked, embedded, indexed. */
final class Corpus {

  private static final CollectionId COLLECTION = new CollectionId(new UUID(8, 1));

  private final UserId owner;
  private final Map<DocumentId, List<IndexedChunk>> documents = new HashMap<>();
  private final Map<ChunkId, String> names = new HashMap<>();

  private Corpus(UserId owner) {
    this.owner = owner;
  }

  /** Each document as a plain text file that is named as the set names it. */
  static Corpus of(
      QuestionSet set,
      Chunker chunker,
      DocumentParser parser,
      Function<List<String>, List<Embedding>> embedder) {
    var corpus = new Corpus(new UserId(uuid(set.name())));
    var drafts = new HashMap<String, List<ChunkDraft>>();
    set.documents()
        .forEach(
            (name, text) ->
                drafts.put(
                    name, chunker.chunk(StructuredText.plain(text), ChunkingRules.STANDARD)));
    var passages = new ArrayList<String>();
    set.documents().keySet().forEach(name -> add(drafts.get(name), passages));
    var vectors = embedder.apply(passages).iterator();
    set.documents()
        .forEach(
            (name, text) -> {
              var document = new DocumentId(uuid(set.name() + "/" + name));
              var language = parser.language(text).orElse(null);
              var chunks = new ArrayList<IndexedChunk>();
              for (var draft : drafts.get(name)) {
                chunks.add(corpus.chunk(document, draft, name, language, vectors.next()));
              }
              corpus.documents.put(document, chunks);
            });
    return corpus;
  }

  private static void add(List<ChunkDraft> drafts, List<String> passages) {
    drafts.stream().map(ChunkDraft::embeddedText).forEach(passages::add);
  }

  private IndexedChunk chunk(
      DocumentId document, ChunkDraft draft, String name, String language, Embedding vector) {
    var chunk =
        new Chunk(
            ChunkIds.of(document, 1, draft),
            document,
            draft.position(),
            draft.page(),
            draft.start(),
            draft.end(),
            draft.text(),
            draft.headings());
    names.put(chunk.id(), name);
    return new IndexedChunk(chunk, 1, owner, COLLECTION, name, language, vector);
  }

  private static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  void forEach(Consumer<Map.Entry<DocumentId, List<IndexedChunk>>> each) {
    documents.entrySet().parallelStream().forEach(each);
  }

  UserId owner() {
    return owner;
  }

  int chunks() {
    return names.size();
  }

  /** Names of the documents in the order of their best chunks. */
  List<String> documents(List<ChunkId> chunks) {
    return chunks.stream().map(names::get).distinct().toList();
  }

  /** How many documents were taken to be in each language. */
  Map<String, Long> languages() {
    var languages = new HashMap<String, Long>();
    documents.values().stream()
        .filter(chunks -> !chunks.isEmpty())
        .forEach(
            chunks -> languages.merge(String.valueOf(chunks.getFirst().language()), 1L, Long::sum));
    return languages;
  }
}
