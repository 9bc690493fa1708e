package dev.footnote.search.adapter.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.benchmark.SyntheticChunks;
import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors as long as those of a model, each of them twice. */
class NearestVectorsIT {

  private static final int DOCUMENTS = 4;
  private static final int CHUNKS = 501;
  private static final EmbeddingModel MODEL =
      new EmbeddingModel("synthetic", SyntheticChunks.DIMENSION);

  @TempDir Path folder;
  private LuceneVectorIndex index;
  private final Set<ChunkId> chunks = new HashSet<>();

  @BeforeEach
  void fill() {
    index = new LuceneVectorIndex(Indexes.in(folder), MODEL, () -> {});
    for (int number = 0; number < DOCUMENTS; number++) {
      var document = SyntheticChunks.document(number, CHUNKS);
      put(document);
      put(document.stream().map(NearestVectorsIT::copy).toList());
    }
  }

  private void put(List<IndexedChunk> document) {
    index.replace(Map.of(document.getFirst().chunk().document(), document));
    document.forEach(chunk -> chunks.add(chunk.chunk().id()));
  }

  /** The chunk as another document has it too, at another place. */
  private static IndexedChunk copy(IndexedChunk original) {
    var of = original.chunk();
    var document = new DocumentId(other(of.document().value()));
    var chunk =
        new Chunk(
            new ChunkId(other(of.id().value())),
            document,
            CHUNKS - of.position(),
            of.page(),
            of.start(),
            of.end(),
            of.text(),
            of.headings());
    return new IndexedChunk(
        chunk,
        original.version(),
        original.owner(),
        original.collection(),
        original.title(),
        original.language(),
        original.embedding());
  }

  private static UUID other(UUID id) {
    return new UUID(~id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 10_000})
  void the_nearest_are_those_of_all_vectors_compared_one_by_one(int limit) {
    for (int question = 0; question < 10; question++) {
      var vector = SyntheticChunks.question(question);
      assertThat(index.search(vector, SyntheticChunks.scope(), limit))
          .isEqualTo(oneByOne(vector, limit));
    }
  }

  private List<Hit> oneByOne(Embedding question, int limit) {
    return index.scores(question, SyntheticChunks.scope(), chunks).entrySet().stream()
        .map(score -> new Hit(score.getKey(), score.getValue()))
        .sorted(Hit.BEST_FIRST)
        .limit(limit)
        .toList();
  }
}
