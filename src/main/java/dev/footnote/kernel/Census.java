package dev.footnote.kernel;

import java.util.List;
import java.util.Map;

/**
 * Counts what there is. Counting costs something, so it is asked for once a minute and shown from
 * memory in between.
 */
@FunctionalInterface
public interface Census {

  List<Figure> take();

  /**
   * One figure.
   *
   * @param name as metrics are named, {@code footnote.ingestion.queue.depth} say
   * @param labels what tells it from figures of the same name
   */
  record Figure(String name, Map<String, String> labels, double value) {

    public Figure {
      labels = Map.copyOf(labels);
    }

    public static Figure of(String name, double value) {
      return new Figure(name, Map.of(), value);
    }
  }
}
