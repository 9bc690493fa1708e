package dev.footnote.search.adapter.opensearch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and deletes chunks by their ids, so that doing it twice is as doing it once; what the
 * cluster cannot take now is sent again until the deadline.
 */
final class BulkWriter {

  private static final int MOST_OPERATIONS = 500;
  private static final int MOST_BYTES = 5 << 20;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int NOT_FOUND = 404;

  private final OpenSearchConnection connection;
  private final String path;
  private final Duration deadline;

  BulkWriter(OpenSearchConnection connection, String alias, Duration deadline) {
    this.connection = connection;
    this.path =
        "/" + alias + "/_bulk?require_alias=true&filter_path=items.*.status,items.*.error.type";
    this.deadline = deadline;
  }

  /**
   * One chunk to be written, or to be deleted.
   *
   * @param source made when it is sent; null to delete
   */
  record Operation(String chunk, String document, @Nullable Supplier<ObjectNode> source) {

    byte[] lines() {
      var action = Dsl.object().put("_id", chunk).put("routing", document);
      var lines = Dsl.object(source == null ? "delete" : "index", action) + "\n";
      return (source == null ? lines : lines + source.get() + "\n")
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Acknowledged by every copy that is in step when it returns; not yet visible. */
  void write(List<Operation> operations) {
    long until = System.nanoTime() + deadline.toNanos();
    int next = 0;
    while (next < operations.size()) {
      var batch = batch(operations, next);
      send(batch, until);
      next += batch.size();
    }
  }

  private record Line(Operation operation, byte[] bytes) {}

  private static List<Line> batch(List<Operation> operations, int from) {
    var batch = new ArrayList<Line>();
    int bytes = 0;
    for (int i = from; i < operations.size() && batch.size() < MOST_OPERATIONS; i++) {
      var line = new Line(operations.get(i), operations.get(i).lines());
      bytes += line.bytes.length;
      if (bytes > MOST_BYTES && !batch.isEmpty()) {
        break;
      }
      batch.add(line);
    }
    return batch;
  }

  private void send(List<Line> batch, long until) {
    var left = batch;
    var pause = FIRST_PAUSE;
    while (true) {
      OpenSearchFault fault;
      try {
        left = refused(left);
        if (left.isEmpty()) {
          return;
        }
        fault = new OpenSearchFault(OpenSearchFault.Kind.BUSY, "not all chunks were taken");
      } catch (OpenSearchFault e) {
        fault = e;
      }
      if (!fault.isTransient() || System.nanoTime() + pause.toNanos() > until) {
        throw fault;
      }
      rest(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
    }
  }

  /** What has to be sent again. */
  private List<Line> refused(List<Line> batch) {
    var body = new ByteArrayOutputStream();
    batch.forEach(line -> body.writeBytes(line.bytes));
    var items = connection.post(path, body.toByteArray(), deadline).path("items");
    if (items.size() != batch.size()) {
      throw new OpenSearchFault(OpenSearchFault.Kind.BUSY, "not every chunk was answered for");
    }
    var refused = new ArrayList<Line>();
    for (int i = 0; i < batch.size(); i++) {
      if (isRefused(items.get(i))) {
        refused.add(batch.get(i));
      }
    }
    return refused;
  }

  private static boolean isRefused(JsonNode item) {
    var result = item.values().iterator().next();
    int status = result.path("status").asInt();
    boolean gone = status == NOT_FOUND && item.has("delete") && !result.has("error");
    if (status / 100 == 2 || gone) {
      return false;
    }
    var fault = OpenSearchFault.of(status, result.path("error").path("type").asString(""));
    if (!fault.isTransient()) {
      throw fault;
    }
    return true;
  }

  private static void rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenSearchFault(OpenSearchFault.Kind.AWAY, "interrupted", e);
    }
  }
}
