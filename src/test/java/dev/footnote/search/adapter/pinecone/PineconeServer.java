package dev.footnote.search.adapter.pinecone;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import io.pinecone.proto.DeleteRequest;
import io.pinecone.proto.DeleteResponse;
import io.pinecone.proto.DescribeIndexStatsRequest;
import io.pinecone.proto.DescribeIndexStatsResponse;
import io.pinecone.proto.ListItem;
import io.pinecone.proto.ListRequest;
import io.pinecone.proto.ListResponse;
import io.pinecone.proto.NamespaceSummary;
import io.pinecone.proto.Pagination;
import io.pinecone.proto.QueryRequest;
import io.pinecone.proto.QueryResponse;
import io.pinecone.proto.ScoredVector;
import io.pinecone.proto.UpsertRequest;
import io.pinecone.proto.UpsertResponse;
import io.pinecone.proto.Vector;
import io.pinecone.proto.VectorServiceGrpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Stands in for an index at Pinecone: its gRPC data plane from the official client's own stubs,
 * with the documented formats and limits (docs.pinecone.io, "Pinecone Database limits", API
 * 2025-10). It compares vector by vector. Writes are seen after {@link #lag}, each request as one
 * change.
 */
public final class PineconeServer implements AutoCloseable {

  public static final String KEY = "pcsk_stand_in";

  private static final int MAX_BYTES = 2 * 1024 * 1024;
  private static final int MAX_RESULT_BYTES = 4 * 1024 * 1024;
  private static final Metadata.Key<String> API_KEY =
      Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER);

  private final Server server;
  private final int dimension;
  private final String metric;
  private final Map<String, SortedMap<String, Vector>> namespaces = new HashMap<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private final Queue<Status> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Duration lag = Duration.ZERO;
  private volatile boolean failing;
  private volatile int largestDeletion;
  private volatile int largestUpsert;

  private PineconeServer(int dimension, String metric, int port) {
    this.dimension = dimension;
    this.metric = metric;
    this.server =
        OkHttpServerBuilder.forPort(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                InsecureServerCredentials.create())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .maxInboundMessageSize(64_000_000)
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .addService(new Plane())
            .intercept(new Door())
            .build();
  }

  public static PineconeServer start(int dimension) {
    return start(dimension, "cosine", 0);
  }

  public static PineconeServer start(int dimension, String metric, int port) {
    try {
      var server = new PineconeServer(dimension, metric, port);
      server.server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getPort();
  }

  public String host() {
    return "http://127.0.0.1:" + port();
  }

  /** Reads see a write only so long after it. */
  public void lag(Duration time) {
    lag = time;
  }

  /** The next calls fail so. */
  public void failNext(Status... statuses) {
    faults.addAll(List.of(statuses));
  }

  /** Whether every call fails. */
  public void fail(boolean always) {
    failing = always;
  }

  /** How many vectors of the account there are. */
  public synchronized int vectorsOf(String account) {
    apply(Long.MAX_VALUE);
    return namespaces.entrySet().stream()
        .filter(namespace -> namespace.getKey().endsWith(account))
        .mapToInt(namespace -> namespace.getValue().size())
        .sum();
  }

  public int calls() {
    return calls.get();
  }

  public int largestDeletion() {
    return largestDeletion;
  }

  public int largestUpsert() {
    return largestUpsert;
  }

  /** Ids of vectors, also of those that no read sees yet. */
  public synchronized List<String> ids() {
    apply(Long.MAX_VALUE);
    return namespaces.values().stream().flatMap(vectors -> vectors.keySet().stream()).toList();
  }

  /** Loses everything, as an index that somebody deleted and made anew. */
  public synchronized void clear() {
    changes.clear();
    namespaces.clear();
  }

  /** Returns when no call can reach it any more. */
  @Override
  public void close() {
    try {
      server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void later(Runnable change) {
    changes.add(new Change(System.nanoTime() + lag.toNanos(), change));
  }

  private void apply(long now) {
    while (!changes.isEmpty() && changes.peek().due() - now <= 0) {
      changes.poll().work().run();
    }
  }

  private synchronized <T> T seen(Supplier<T> read) {
    apply(System.nanoTime());
    return read.get();
  }

  private SortedMap<String, Vector> vectors(String namespace) {
    return namespaces.computeIfAbsent(namespace, _ -> new TreeMap<>());
  }

  private record Change(long due, Runnable work) {}

  /** Asks for the key, and fails calls that are to fail. */
  private final class Door implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      calls.incrementAndGet();
      var fault = KEY.equals(headers.get(API_KEY)) ? faults.poll() : Status.UNAUTHENTICATED;
      if (failing) {
        fault = Status.UNAVAILABLE;
      }
      if (fault != null) {
        call.close(fault, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }
  }

  private final class Plane extends VectorServiceGrpc.VectorServiceImplBase {

    @Override
    public void upsert(UpsertRequest request, StreamObserver<UpsertResponse> reply) {
      answer(
          reply,
          () -> {
            require(request.getVectorsCount() >= 1, "no vectors");
            require(request.getVectorsCount() <= 1_000, "more than 1000 vectors");
            require(request.getSerializedSize() <= MAX_BYTES, "more than 2 MB");
            request.getVectorsList().forEach(this::check);
            largestUpsert = Math.max(largestUpsert, request.getVectorsCount());
            later(
                () ->
                    request
                        .getVectorsList()
                        .forEach(v -> vectors(request.getNamespace()).put(v.getId(), v)));
            return UpsertResponse.newBuilder().setUpsertedCount(request.getVectorsCount()).build();
          });
    }

    private void check(Vector vector) {
      require(!vector.getId().isEmpty() && vector.getId().length() <= 512, "id");
      require(vector.getId().chars().allMatch(c -> c < 128), "id is not ASCII");
      require(vector.getValuesCount() == dimension, "dimension " + vector.getValuesCount());
      require(vector.getValuesList().stream().anyMatch(v -> v != 0), "only zeros");
      require(vector.getMetadata().getSerializedSize() <= 40 * 1024, "metadata");
      vector.getMetadata().getFieldsMap().values().forEach(this::checkMetadata);
    }

    private void checkMetadata(Value value) {
      require(
          switch (value.getKindCase()) {
            case STRING_VALUE, NUMBER_VALUE, BOOL_VALUE -> true;
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream().allMatch(Value::hasStringValue);
            default -> false;
          },
          "metadata must be strings, numbers, booleans or lists of strings");
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<DeleteResponse> reply) {
      answer(
          reply,
          () -> {
            require(!request.getDeleteAll() && !request.hasFilter(), "only by ids here");
            require(request.getIdsCount() <= 1_000, "more than 1000 ids");
            largestDeletion = Math.max(largestDeletion, request.getIdsCount());
            later(() -> vectors(request.getNamespace()).keySet().removeAll(request.getIdsList()));
            return DeleteResponse.getDefaultInstance();
          });
    }

    @Override
    public void list(ListRequest request, StreamObserver<ListResponse> reply) {
      answer(
          reply,
          () -> {
            int limit = request.hasLimit() ? request.getLimit() : 100;
            require(limit >= 1 && limit <= 100, "limit of a page");
            return seen(() -> page(request, limit));
          });
    }

    private ListResponse page(ListRequest request, int limit) {
      var ids =
          vectors(request.getNamespace()).tailMap(request.getPrefix()).keySet().stream()
              .filter(id -> id.startsWith(request.getPrefix()))
              .filter(id -> id.compareTo(request.getPaginationToken()) > 0)
              .limit(limit + 1L)
              .toList();
      var page = ListResponse.newBuilder().setNamespace(request.getNamespace());
      ids.stream().limit(limit).forEach(id -> page.addVectors(ListItem.newBuilder().setId(id)));
      if (ids.size() > limit) {
        page.setPagination(Pagination.newBuilder().setNext(ids.get(limit - 1)));
      }
      return page.build();
    }

    @Override
    public void query(QueryRequest request, StreamObserver<QueryResponse> reply) {
      answer(
          reply,
          () -> {
            require(request.getTopK() >= 1 && request.getTopK() <= 10_000, "top_k");
            require(request.getVectorCount() == dimension, "dimension");
            checkFilter(request.getFilter());
            var found = seen(() -> List.copyOf(vectors(request.getNamespace()).values()));
            var response = nearest(request, found);
            require(response.getSerializedSize() <= MAX_RESULT_BYTES, "result of more than 4 MB");
            return response;
          });
    }

    private void checkFilter(Struct filter) {
      filter
          .getFieldsMap()
          .values()
          .forEach(
              value -> {
                var operands = value.getStructValue().getFieldsMap();
                require(operands.keySet().equals(Set.of("$in")), "only $in here");
                require(
                    operands.get("$in").getListValue().getValuesCount() <= 10_000,
                    "more than 10000 values");
              });
    }

    private QueryResponse nearest(QueryRequest request, List<Vector> vectors) {
      var best = new ArrayList<ScoredVector>();
      for (var vector : vectors) {
        if (matches(request.getFilter(), vector.getMetadata())) {
          var scored =
              ScoredVector.newBuilder()
                  .setId(vector.getId())
                  .setScore(cosine(request.getVectorList(), vector.getValuesList()));
          if (request.getIncludeMetadata()) {
            scored.setMetadata(vector.getMetadata());
          }
          best.add(scored.build());
        }
      }
      best.sort(Comparator.comparing(ScoredVector::getScore).reversed());
      return QueryResponse.newBuilder()
          .setNamespace(request.getNamespace())
          .addAllMatches(best.subList(0, Math.min(best.size(), request.getTopK())))
          .build();
    }

    private boolean matches(Struct filter, Struct metadata) {
      return filter.getFieldsMap().entrySet().stream()
          .allMatch(
              field ->
                  field
                      .getValue()
                      .getStructValue()
                      .getFieldsOrThrow("$in")
                      .getListValue()
                      .getValuesList()
                      .contains(metadata.getFieldsMap().get(field.getKey())));
    }

    private float cosine(List<Float> one, List<Float> other) {
      double product = 0;
      double squares = 0;
      double otherSquares = 0;
      for (int i = 0; i < one.size(); i++) {
        product += (double) one.get(i) * other.get(i);
        squares += (double) one.get(i) * one.get(i);
        otherSquares += (double) other.get(i) * other.get(i);
      }
      return (float) (product / Math.sqrt(squares * otherSquares));
    }

    @Override
    public void describeIndexStats(
        DescribeIndexStatsRequest request, StreamObserver<DescribeIndexStatsResponse> reply) {
      answer(reply, () -> seen(this::stats));
    }

    private DescribeIndexStatsResponse stats() {
      var stats =
          DescribeIndexStatsResponse.newBuilder()
              .setDimension(dimension)
              .setMetric(metric)
              .setVectorType("dense");
      namespaces.forEach(
          (name, vectors) ->
              stats.putNamespaces(
                  name, NamespaceSummary.newBuilder().setVectorCount(vectors.size()).build()));
      return stats
          .setTotalVectorCount(namespaces.values().stream().mapToInt(SortedMap::size).sum())
          .build();
    }

    private <T> void answer(StreamObserver<T> reply, Supplier<T> work) {
      T response;
      try {
        response = work.get();
      } catch (IllegalArgumentException e) {
        reply.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
        return;
      }
      reply.onNext(response);
      reply.onCompleted();
    }

    private void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
