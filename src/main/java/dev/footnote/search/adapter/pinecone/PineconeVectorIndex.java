package dev.footnote.search.adapter.pinecone;

import com.google.protobuf.Struct;
import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.spi.IndexableDocuments.Extent;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.EmbeddingModel;
import dev.footnote.search.Scope;
import dev.footnote.search.spi.Hit;
import dev.footnote.search.spi.IndexedChunk;
import dev.footnote.search.spi.VectorIndex;
import io.pinecone.proto.QueryRequest;
import io.pinecone.proto.ScoredVector;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nearest vectors at Pinecone. Its index changes vector by vector and shows changes late, so
 * PostgreSQL keeps the ledger of what searches may see: a version is shown there after its last
 * vectors were seen, all at once, and a search passes over what the ledger does not show.
 */
final class PineconeVectorIndex implements VectorIndex, AutoCloseable {

  private static final int MAX_RESULTS = 10_000;

  /** More than asked for, since vectors of a version that was replaced may be among them. */
  private static final int SPARE = 28;

  private final PineconeCalls calls;
  private final PineconeProperties properties;
  private final EmbeddingModel model;
  private final VectorLedgerStore ledger;
  private final HiddenVectors hidden;
  private final Clock clock;

  PineconeVectorIndex(
      PineconeCalls calls,
      PineconeProperties properties,
      EmbeddingModel model,
      VectorLedgerStore ledger,
      HiddenVectors hidden,
      Clock clock) {
    this.calls = calls;
    this.properties = properties;
    this.model = model;
    this.ledger = ledger;
    this.hidden = hidden;
    this.clock = clock;
  }

  @Override
  public void replace(Map<DocumentId, List<IndexedChunk>> documents) {
    documents.values().forEach(chunks -> chunks.forEach(chunk -> checked(chunk.embedding())));
    var extents = new HashMap<DocumentId, Extent>();
    var written = new ArrayList<Written>();
    documents.forEach(
        (document, chunks) -> {
          extents.put(document, extent(chunks));
          if (!chunks.isEmpty()) {
            written.add(write(document, chunks));
          }
        });
    written.forEach(this::awaitVisible);
    ledger.show(extents, clock.instant());
    documents.forEach(
        (document, chunks) -> {
          if (chunks.isEmpty()) {
            hidden.delete(document);
          }
        });
  }

  private static Extent extent(List<IndexedChunk> chunks) {
    return chunks.isEmpty()
        ? new Extent(0, 0)
        : new Extent(chunks.getFirst().version(), chunks.size());
  }

  private Written write(DocumentId document, List<IndexedChunk> chunks) {
    var first = chunks.getFirst();
    var namespace = namespace(first.owner());
    ledger.begin(document, first.version(), chunks.size(), namespace);
    var last = new Upserts(calls, namespace).write(chunks);
    return new Written(Scope.everythingOf(first.owner()), first.embedding(), last);
  }

  /** A document is shown when a search can find the last vector of every request. */
  private void awaitVisible(Written written) {
    var until = System.nanoTime() + properties.visibleWithin().toNanos();
    var pause = Duration.ofMillis(20);
    while (!seen(written)) {
      if (System.nanoTime() > until) {
        throw PineconeErrors.unseen(properties.visibleWithin());
      }
      PineconeCalls.pause(pause);
      pause = PineconeCalls.longer(pause);
    }
  }

  private boolean seen(Written written) {
    var filter = Metadata.within(written.owner(), written.last());
    var found = new HashSet<ChunkId>();
    matches(written.any(), written.owner(), filter, written.last().size())
        .forEach(match -> found.add(Metadata.chunk(match.getMetadata())));
    return found.containsAll(written.last());
  }

  @Override
  public List<Hit> search(Embedding query, Scope scope, int limit) {
    var target = checked(query);
    int wanted = Math.min(limit + SPARE, MAX_RESULTS);
    while (true) {
      long change = ledger.lastChange();
      var matches = matches(target, scope, Metadata.within(scope), wanted);
      var hits = shown(matches, change);
      if (suffices(hits, matches, limit, wanted)) {
        return hits.subList(0, Math.min(limit, hits.size()));
      }
      wanted = Math.min(wanted * 4, MAX_RESULTS);
    }
  }

  /** Enough of them, and nothing as near as the last one can have been left out. */
  private static boolean suffices(
      List<Hit> hits, List<ScoredVector> matches, int limit, int wanted) {
    if (matches.size() < wanted || wanted == MAX_RESULTS) {
      return true;
    }
    return hits.size() >= limit && hits.get(limit - 1).score() > matches.getLast().getScore();
  }

  @Override
  public Map<ChunkId, Double> scores(Embedding query, Scope scope, Set<ChunkId> chunks) {
    if (chunks.isEmpty()) {
      return Map.of();
    }
    long change = ledger.lastChange();
    var matches = matches(checked(query), scope, Metadata.within(scope, chunks), 2 * chunks.size());
    var scores = new HashMap<ChunkId, Double>();
    shown(matches, change).forEach(hit -> scores.put(hit.chunk(), hit.score()));
    return scores;
  }

  private List<ScoredVector> matches(Embedding target, Scope scope, Struct filter, int limit) {
    var request =
        QueryRequest.newBuilder()
            .setNamespace(namespace(scope.owner()))
            .setTopK(limit)
            .setIncludeMetadata(true);
    if (filter.getFieldsCount() > 0) {
      request.setFilter(filter);
    }
    for (float value : target.values()) {
      request.addVector(value);
    }
    return calls.query(request.build()).getMatchesList();
  }

  /** Those of the versions that the ledger showed as of that change, best first. */
  private List<Hit> shown(List<ScoredVector> matches, long change) {
    var read = matches.stream().flatMap(match -> Match.of(match).stream()).toList();
    var documents = read.stream().map(match -> match.id().document()).distinct().toList();
    var shown = ledger.shownAsOf(change, documents);
    return read.stream()
        .filter(match -> isShown(match.id(), shown))
        .map(Match::hit)
        .sorted(Hit.BEST_FIRST)
        .toList();
  }

  private static boolean isShown(VectorId id, Map<DocumentId, Extent> shown) {
    return Optional.ofNullable(shown.get(id.document()))
        .filter(extent -> extent.version() == id.version() && id.position() < extent.chunks())
        .isPresent();
  }

  @Override
  public Map<DocumentId, Extent> contents() {
    var counts = calls.stats().getNamespacesMap();
    var contents = new HashMap<DocumentId, Extent>();
    ledger
        .shown()
        .forEach(
            (namespace, documents) -> {
              var count = counts.get(namespace);
              long expected = documents.values().stream().mapToLong(Extent::chunks).sum();
              boolean whole = count != null && count.getVectorCount() >= expected;
              contents.putAll(whole ? documents : counted(namespace, documents));
            });
    return contents;
  }

  /** How much of each document is really there; asked only where something is missing. */
  private Map<DocumentId, Extent> counted(String namespace, Map<DocumentId, Extent> documents) {
    var counted = new HashMap<DocumentId, Extent>();
    calls.list(
        namespace,
        "",
        text ->
            VectorId.read(text)
                .filter(id -> isShown(id, documents))
                .ifPresent(
                    id ->
                        counted.merge(
                            id.document(),
                            new Extent(id.version(), 1),
                            (one, other) ->
                                new Extent(one.version(), one.chunks() + other.chunks()))));
    return counted;
  }

  private Embedding checked(Embedding embedding) {
    if (embedding.dimension() != model.dimension()) {
      throw new IllegalArgumentException(
          "a vector of " + embedding.dimension() + " numbers is not of the model " + model);
    }
    return embedding;
  }

  private String namespace(UserId owner) {
    return properties.namespace() + "-" + owner;
  }

  /** Deletes vectors that no search sees any more. */
  void sweep() {
    hidden.sweep();
  }

  @Override
  public void close() {
    calls.close();
  }

  /**
   * A version on its way.
   *
   * @param last the last chunk of each request
   */
  private record Written(Scope owner, Embedding any, Set<ChunkId> last) {}

  private record Match(VectorId id, ScoredVector vector) {

    static Optional<Match> of(ScoredVector vector) {
      return VectorId.read(vector.getId()).map(id -> new Match(id, vector));
    }

    Hit hit() {
      return new Hit(Metadata.chunk(vector.getMetadata()), vector.getScore());
    }
  }
}
