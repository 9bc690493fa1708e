package dev.footnote.search.adapter.pinecone;

import com.google.protobuf.Struct;
import io.grpc.Status;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** The gRPC data plane, from the official client's own stubs; it compares vector by vector. */
final class PineconePlane extends VectorServiceGrpc.VectorServiceImplBase {

  private final PineconeLimits limits;
  private final String metric;
  private final PineconeVectors vectors;
  private volatile int largestDeletion;
  private volatile int largestUpsert;

  PineconePlane(PineconeLimits limits, String metric, PineconeVectors vectors) {
    this.limits = limits;
    this.metric = metric;
    this.vectors = vectors;
  }

  int largestDeletion() {
    return largestDeletion;
  }

  int largestUpsert() {
    return largestUpsert;
  }

  @Override
  public void upsert(UpsertRequest request, StreamObserver<UpsertResponse> reply) {
    answer(
        reply,
        () -> {
          limits.check(request);
          largestUpsert = Math.max(largestUpsert, request.getVectorsCount());
          vectors.put(request.getNamespace(), request.getVectorsList());
          return UpsertResponse.newBuilder().setUpsertedCount(request.getVectorsCount()).build();
        });
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<DeleteResponse> reply) {
    answer(
        reply,
        () -> {
          limits.check(request);
          largestDeletion = Math.max(largestDeletion, request.getIdsCount());
          vectors.remove(request.getNamespace(), request.getIdsList());
          return DeleteResponse.getDefaultInstance();
        });
  }

  @Override
  public void list(ListRequest request, StreamObserver<ListResponse> reply) {
    answer(
        reply,
        () -> {
          limits.check(request);
          return page(request, request.hasLimit() ? request.getLimit() : 100);
        });
  }

  private ListResponse page(ListRequest request, int limit) {
    var ids =
        vectors.seenIds(
            request.getNamespace(), request.getPrefix(), request.getPaginationToken(), limit + 1L);
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
          limits.check(request);
          var response = nearest(request, vectors.seenIn(request.getNamespace()));
          limits.check(response);
          return response;
        });
  }

  private static QueryResponse nearest(QueryRequest request, List<Vector> vectors) {
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

  private static boolean matches(Struct filter, Struct metadata) {
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

  private static float cosine(List<Float> one, List<Float> other) {
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
    answer(reply, this::stats);
  }

  private DescribeIndexStatsResponse stats() {
    var sizes = vectors.seenSizes();
    var stats =
        DescribeIndexStatsResponse.newBuilder()
            .setDimension(limits.dimension())
            .setMetric(metric)
            .setVectorType("dense");
    sizes.forEach(
        (name, size) ->
            stats.putNamespaces(name, NamespaceSummary.newBuilder().setVectorCount(size).build()));
    return stats
        .setTotalVectorCount(sizes.values().stream().mapToInt(Integer::intValue).sum())
        .build();
  }

  private static <T> void answer(StreamObserver<T> reply, Supplier<T> work) {
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
}
