package dev.footnote.search.adapter.pinecone;

import io.grpc.InsecureChannelCredentials;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.pinecone.configs.PineconeConfig;
import io.pinecone.configs.PineconeConnection;
import io.pinecone.proto.DeleteRequest;
import io.pinecone.proto.DescribeIndexStatsRequest;
import io.pinecone.proto.DescribeIndexStatsResponse;
import io.pinecone.proto.ListItem;
import io.pinecone.proto.ListRequest;
import io.pinecone.proto.QueryRequest;
import io.pinecone.proto.QueryResponse;
import io.pinecone.proto.UpsertRequest;
import io.pinecone.proto.VectorServiceGrpc.VectorServiceBlockingStub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls the index, each time with a deadline, and again after a pause where that may help. */
final class PineconeCalls implements AutoCloseable {

  private static final int QUERY_ATTEMPTS = 2;
  private static final int LISTED_AT_ONCE = 100;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final PineconeConnection connection;
  private final PineconeProperties properties;

  PineconeCalls(PineconeProperties properties) {
    this.properties = properties;
    var config = new PineconeConfig(properties.apiKey().value());
    config.setHost(properties.host());
    config.setCustomManagedChannel(channel(properties.host()).build());
    this.connection = new PineconeConnection(config);
  }

  private static OkHttpChannelBuilder channel(String host) {
    boolean plain = host.startsWith("http://");
    var address = host.replaceFirst("^https?://", "").replaceFirst("/+$", "");
    var credentials = plain ? InsecureChannelCredentials.create() : TlsChannelCredentials.create();
    var target = address.contains(":") ? address : address + ":443";
    return OkHttpChannelBuilder.forTarget("dns:///" + target, credentials)
        .keepAliveTime(30, TimeUnit.SECONDS)
        .keepAliveTimeout(10, TimeUnit.SECONDS);
  }

  QueryResponse query(QueryRequest request) {
    return call(properties.queryDeadline(), QUERY_ATTEMPTS, stub -> stub.query(request));
  }

  void upsert(UpsertRequest request) {
    call(properties.writeDeadline(), properties.attempts(), stub -> stub.upsert(request));
  }

  void delete(String namespace, List<String> ids) {
    var request = DeleteRequest.newBuilder().setNamespace(namespace).addAllIds(ids).build();
    call(properties.writeDeadline(), properties.attempts(), stub -> stub.delete(request));
  }

  DescribeIndexStatsResponse stats() {
    var request = DescribeIndexStatsRequest.getDefaultInstance();
    return call(properties.writeDeadline(), 1, stub -> stub.describeIndexStats(request));
  }

  /** The same with the fault as Pinecone tells it, for who starts. */
  DescribeIndexStatsResponse firstStats() {
    var request = DescribeIndexStatsRequest.getDefaultInstance();
    return within(properties.writeDeadline()).describeIndexStats(request);
  }

  /** Every id of the namespace that begins so, page by page. */
  void list(String namespace, String prefix, Consumer<String> each) {
    var request =
        ListRequest.newBuilder()
            .setNamespace(namespace)
            .setPrefix(prefix)
            .setLimit(LISTED_AT_ONCE)
            .build();
    boolean more = true;
    while (more) {
      var page = list(request);
      page.getVectorsList().stream().map(ListItem::getId).forEach(each);
      more = page.hasPagination() && !page.getPagination().getNext().isEmpty();
      request = request.toBuilder().setPaginationToken(page.getPagination().getNext()).build();
    }
  }

  private io.pinecone.proto.ListResponse list(ListRequest request) {
    return call(properties.writeDeadline(), properties.attempts(), stub -> stub.list(request));
  }

  private <T> T call(
      Duration deadline, int attempts, Function<VectorServiceBlockingStub, T> request) {
    var wait = properties.backOff();
    for (int attempt = 1; ; attempt++) {
      try {
        return request.apply(within(deadline));
      } catch (StatusRuntimeException e) {
        if (attempt >= attempts || !PineconeErrors.isTransient(e)) {
          throw PineconeErrors.unavailable(e);
        }
      }
      pause(wait);
      wait = longer(wait);
    }
  }

  static Duration longer(Duration wait) {
    var twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  static void pause(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PineconeErrors.unavailable(e);
    }
  }

  private VectorServiceBlockingStub within(Duration deadline) {
    return connection.getBlockingStub().withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    connection.close();
  }
}
