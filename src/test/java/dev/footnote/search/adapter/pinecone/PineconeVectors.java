package dev.footnote.search.adapter.pinecone;

import io.pinecone.proto.Vector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Vectors by namespace and id, whose writes are seen after a lag, each as one change. */
final class PineconeVectors {

  private final Map<String, SortedMap<String, Vector>> namespaces = new HashMap<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private volatile Duration lag = Duration.ZERO;

  void lag(Duration time) {
    lag = time;
  }

  void put(String namespace, List<Vector> vectors) {
    later(() -> vectors.forEach(vector -> of(namespace).put(vector.getId(), vector)));
  }

  void remove(String namespace, List<String> ids) {
    later(() -> of(namespace).keySet().removeAll(ids));
  }

  synchronized List<Vector> seenIn(String namespace) {
    apply(System.nanoTime());
    return List.copyOf(of(namespace).values());
  }

  /** So many ids at most that start so, after that one. */
  synchronized List<String> seenIds(String namespace, String prefix, String after, long limit) {
    apply(System.nanoTime());
    return of(namespace).tailMap(prefix).keySet().stream()
        .filter(id -> id.startsWith(prefix))
        .filter(id -> id.compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  /** How many vectors are seen in each namespace. */
  synchronized Map<String, Integer> seenSizes() {
    apply(System.nanoTime());
    return namespaces.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, namespace -> namespace.getValue().size()));
  }

  /** How many vectors the account has, also those that no read sees yet. */
  synchronized int countOf(String account) {
    apply(Long.MAX_VALUE);
    return namespaces.entrySet().stream()
        .filter(namespace -> namespace.getKey().endsWith(account))
        .mapToInt(namespace -> namespace.getValue().size())
        .sum();
  }

  /** All ids, also those that no read sees yet. */
  synchronized List<String> ids() {
    apply(Long.MAX_VALUE);
    return namespaces.values().stream().flatMap(vectors -> vectors.keySet().stream()).toList();
  }

  synchronized void clear() {
    changes.clear();
    namespaces.clear();
  }

  private synchronized void later(Runnable change) {
    changes.add(new Change(System.nanoTime() + lag.toNanos(), change));
  }

  private void apply(long now) {
    while (!changes.isEmpty() && changes.peek().due() - now <= 0) {
      changes.poll().work().run();
    }
  }

  private SortedMap<String, Vector> of(String namespace) {
    return namespaces.computeIfAbsent(namespace, _ -> new TreeMap<>());
  }

  private record Change(long due, Runnable work) {}
}
