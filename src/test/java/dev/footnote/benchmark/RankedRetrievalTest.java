package dev.footnote.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankedRetrievalTest {

  private static final Map<String, Integer> GRADES = Map.of("a", 3, "b", 2, "c", 0);

  @Test
  void the_ideal_order_has_ndcg_one() {
    assertThat(RankedRetrieval.ndcg(List.of("a", "b", "x"), GRADES, 10)).isEqualTo(1);
  }

  @Test
  void ndcg_falls_with_the_logarithm_of_the_rank() {
    double log3 = Math.log(3) / Math.log(2);
    assertThat(RankedRetrieval.ndcg(List.of("x", "a", "b"), GRADES, 10))
        .isCloseTo((3 / log3 + 2 / 2.0) / (3 + 2 / log3), within(1e-12));
  }

  @Test
  void what_stands_below_the_depth_does_not_count() {
    assertThat(RankedRetrieval.ndcg(List.of("x", "a"), GRADES, 1)).isZero();
    assertThat(RankedRetrieval.recall(List.of("a", "x", "b"), GRADES, 2)).isEqualTo(0.5);
  }

  @Test
  void nothing_judged_relevant_gives_zero() {
    assertThat(RankedRetrieval.ndcg(List.of("a"), Map.of("a", 0), 10)).isZero();
    assertThat(RankedRetrieval.recall(List.of("a"), Map.of(), 10)).isZero();
  }
}
