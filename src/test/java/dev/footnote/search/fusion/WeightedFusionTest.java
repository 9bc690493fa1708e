package dev.footnote.search.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WeightedFusionTest {

  private static final ChunkId A = new ChunkId(new UUID(0, 1));
  private static final ChunkId B = new ChunkId(new UUID(0, 2));
  private static final ChunkId C = new ChunkId(new UUID(-1, 3));

  private static final ChunkId D = new ChunkId(new UUID(-1, 4));

  private static Half half(Hit... pool) {
    return new Half(List.of(pool), Map.of());
  }

  private static List<ChunkId> order(List<FusedHit> hits) {
    return hits.stream().map(FusedHit::chunk).toList();
  }

  @Test
  void the_score_is_the_weighted_sum_of_the_normalised_scores() {
    var lexical = new Half(List.of(new Hit(A, 12), new Hit(B, 4)), Map.of(C, 2.0));
    var semantic = new Half(List.of(new Hit(C, 0.9), new Hit(B, 0.5)), Map.of(A, 0.3));
    var hits = WeightedFusion.fuse(lexical, semantic, 0.25);
    assertThat(order(hits)).containsExactly(A, C, B);
    assertThat(hits.get(0).score()).isCloseTo(0.75 * 1 + 0.25 * -0.5, within(1e-9));
    assertThat(hits.get(1).score()).isCloseTo(0.75 * 0 + 0.25 * 1, within(1e-9));
    assertThat(hits.get(2).score()).isCloseTo(0.75 * 0.2 + 0.25 * 0, within(1e-9));
  }

  @Test
  void every_share_tells_raw_and_normalised_score_weight_and_rank() {
    var lexical = new Half(List.of(new Hit(A, 12), new Hit(B, 4)), Map.of());
    var semantic = new Half(List.of(new Hit(B, 0.9), new Hit(C, 0.5)), Map.of(A, 0.3));
    var a =
        WeightedFusion.fuse(lexical, semantic, 0.5).stream()
            .filter(hit -> hit.chunk().equals(A))
            .findFirst()
            .orElseThrow();
    assertThat(a.bm25().raw()).hasValue(12);
    assertThat(a.bm25().rank()).isEqualTo(1);
    assertThat(a.semantic().raw()).hasValue(0.3);
    assertThat(a.semantic().normalised()).isCloseTo(-0.5, within(1e-9));
    assertThat(a.semantic().rank()).isZero();
    assertThat(a.semantic().weight()).isEqualTo(0.5);
  }

  @Test
  void a_passage_in_both_pools_beats_one_that_leads_a_single_pool() {
    var lexical = new Half(List.of(new Hit(A, 10), new Hit(B, 9)), Map.of(C, 0.0, D, 0.0));
    var semantic =
        new Half(List.of(new Hit(C, 0.9), new Hit(B, 0.85), new Hit(D, 0.5)), Map.of(A, 0.4));
    assertThat(order(WeightedFusion.fuse(lexical, semantic, 0.5))).startsWith(B);
  }

  @Test
  void nothing_found_fuses_to_nothing() {
    assertThat(WeightedFusion.fuse(Half.absent(), Half.absent(), 0.5)).isEmpty();
  }

  @Test
  void a_half_that_found_nothing_leaves_the_order_to_the_other() {
    var semantic = half(new Hit(C, 0.9), new Hit(A, 0.8), new Hit(B, 0.1));
    var lexical = new Half(List.of(), Map.of(A, 0.0, B, 0.0, C, 0.0));
    assertThat(order(WeightedFusion.fuse(lexical, semantic, 0.5))).containsExactly(C, A, B);
    assertThat(order(WeightedFusion.fuse(semantic, Half.absent(), 0))).containsExactly(C, A, B);
  }

  @Test
  void equal_scores_count_full_and_are_ordered_by_chunk_id_unsigned() {
    var lexical = half(new Hit(C, 3), new Hit(B, 3), new Hit(A, 3));
    var hits = WeightedFusion.fuse(lexical, Half.absent(), 0);
    assertThat(order(hits)).containsExactly(A, B, C);
    assertThat(hits).allMatch(hit -> hit.score() == 1);
  }

  @Test
  void vectors_equal_but_for_rounding_do_not_drown_the_keywords() {
    var lexical = new Half(List.of(new Hit(A, 5)), Map.of(B, 0.0, C, 0.0));
    var semantic = new Half(List.of(new Hit(B, 0.8000001), new Hit(C, 0.8)), Map.of(A, 0.2));
    var hits = WeightedFusion.fuse(lexical, semantic, 0.4);
    assertThat(hits.getFirst().chunk()).isEqualTo(A);
    assertThat(hits).allMatch(hit -> Math.abs(hit.score()) <= 1);
  }

  @Test
  void weight_one_is_the_semantic_order_and_weight_zero_that_of_the_keywords() {
    var lexical = new Half(List.of(new Hit(A, 9), new Hit(B, 3)), Map.of(C, 0.0));
    var semantic = new Half(List.of(new Hit(C, 0.9), new Hit(B, 0.4)), Map.of(A, 0.1));
    assertThat(order(WeightedFusion.fuse(lexical, semantic, 1))).containsExactly(C, B, A);
    assertThat(order(WeightedFusion.fuse(lexical, semantic, 0))).containsExactly(A, B, C);
  }

  @Test
  void a_chunk_that_a_half_does_not_know_counts_as_its_lowest() {
    var lexical = half(new Hit(A, 9), new Hit(B, 3));
    var semantic = half(new Hit(C, 0.9), new Hit(B, 0.4));
    var hits = WeightedFusion.fuse(lexical, semantic, 0.5);
    assertThat(hits).allMatch(hit -> hit.bm25().normalised() >= 0);
    assertThat(hits.getFirst().semantic().raw()).isEmpty();
    assertThat(hits.getFirst().semantic().normalised()).isZero();
  }
}
