package dev.footnote.search.adapter.pinecone;

import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for an index at Pinecone: its door, and the faults that tests ask for. */
public final class PineconeServer implements AutoCloseable {

  public static final String KEY = "pcsk_stand_in";

  private static final Metadata.Key<String> API_KEY =
      Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER);

  private final Server server;
  private final PineconePlane plane;
  private final PineconeVectors vectors = new PineconeVectors();
  private final Queue<Status> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean failing;

  private PineconeServer(int dimension, String metric, int port) {
    this.plane = new PineconePlane(new PineconeLimits(dimension), metric, vectors);
    this.server =
        OkHttpServerBuilder.forPort(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                InsecureServerCredentials.create())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .maxInboundMessageSize(64_000_000)
            .permitKeepAliveTime(5, TimeUnit.SECONDS)
            .addService(plane)
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
    vectors.lag(time);
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
  public int vectorsOf(String account) {
    return vectors.countOf(account);
  }

  public int calls() {
    return calls.get();
  }

  public int largestDeletion() {
    return plane.largestDeletion();
  }

  public int largestUpsert() {
    return plane.largestUpsert();
  }

  /** Ids of vectors, also of those that no read sees yet. */
  public List<String> ids() {
    return vectors.ids();
  }

  /** Loses everything, as an index that somebody deleted and made anew. */
  public void clear() {
    vectors.clear();
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
}
