package dev.footnote.search.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.documents.ChunkId;
import dev.footnote.search.spi.Hit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class WeightedFusionPropertyTest {

  /** Two pools over the same few chunks, with exact scores of what only the other one holds. */
  record Pools(Half lexical, Half semantic) {}

  @Provide
  Arbitrary<Pools> pools() {
    var bm25 = Arbitraries.maps(Arbitraries.integers().between(0, 30), score(0, 40)).ofMaxSize(20);
    var cosine =
        Arbitraries.maps(Arbitraries.integers().between(0, 30), score(-1, 1)).ofMaxSize(20);
    return Combinators.combine(bm25, cosine, score(0, 1))
        .as(
            (words, vectors, below) ->
                new Pools(half(words, vectors, below), half(vectors, words, below)));
  }

  private static Arbitrary<Double> score(double low, double high) {
    return Arbitraries.doubles().between(low, high).ofScale(2);
  }

  private static Half half(Map<Integer, Double> own, Map<Integer, Double> other, double below) {
    var pool = new ArrayList<Hit>();
    own.forEach((number, score) -> pool.add(new Hit(chunk(number), score)));
    pool.sort(Hit.BEST_FIRST);
    double outside = pool.isEmpty() ? 0 : Math.max(-1, pool.getLast().score() - below);
    var others = new HashMap<ChunkId, Double>();
    other.keySet().stream()
        .filter(number -> !own.containsKey(number))
        .forEach(number -> others.put(chunk(number), outside));
    return new Half(pool, others);
  }

  private static ChunkId chunk(int number) {
    return new ChunkId(new UUID(number * 0x9E3779B97F4A7C15L, number));
  }

  @Property(tries = 300)
  void every_chunk_of_either_pool_comes_once_and_none_else(
      @ForAll("pools") Pools pools, @ForAll @DoubleRange(min = 0, max = 1) double weight) {
    var expected = new HashSet<ChunkId>();
    pools.lexical.pool().forEach(hit -> expected.add(hit.chunk()));
    pools.semantic.pool().forEach(hit -> expected.add(hit.chunk()));
    assertThat(WeightedFusion.fuse(pools.lexical, pools.semantic, weight))
        .extracting(FusedHit::chunk)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Property(tries = 300)
  void scores_are_finite_fall_and_never_exceed_one(
      @ForAll("pools") Pools pools, @ForAll @DoubleRange(min = 0, max = 1) double weight) {
    var hits = WeightedFusion.fuse(pools.lexical, pools.semantic, weight);
    assertThat(hits).isSortedAccordingTo(FusedHit.BEST_FIRST);
    assertThat(hits).allMatch(hit -> Double.isFinite(hit.score()) && hit.score() <= 1 + 1e-9);
  }

  @Property(tries = 300)
  void the_order_in_which_the_pools_arrive_does_not_matter(
      @ForAll("pools") Pools pools, @ForAll @DoubleRange(min = 0, max = 1) double weight) {
    var backwards = new Half(pools.semantic.pool().reversed(), pools.semantic.others());
    assertThat(chunks(WeightedFusion.fuse(pools.lexical, backwards, weight)))
        .isEqualTo(chunks(WeightedFusion.fuse(pools.lexical, pools.semantic, weight)));
  }

  @Property(tries = 300)
  void raising_a_chunk_among_the_keywords_never_lowers_its_place(@ForAll("pools") Pools pools) {
    if (pools.lexical.pool().isEmpty()) {
      return;
    }
    var last = pools.lexical.pool().getLast();
    var raised = new ArrayList<>(pools.lexical.pool());
    raised.removeLast();
    var best = pools.lexical.pool().getFirst().score();
    raised.add(new Hit(last.chunk(), best));
    raised.sort(Hit.BEST_FIRST);
    var before = chunks(WeightedFusion.fuse(pools.lexical, pools.semantic, 0));
    var after =
        chunks(WeightedFusion.fuse(new Half(raised, pools.lexical.others()), pools.semantic, 0));
    assertThat(after.indexOf(last.chunk())).isLessThanOrEqualTo(before.indexOf(last.chunk()));
  }

  @Property(tries = 300)
  void adding_a_constant_to_all_similarities_changes_no_score(
      @ForAll("pools") Pools pools, @ForAll @DoubleRange(min = 0, max = 1) double weight) {
    var moved =
        new Half(
            pools.semantic.pool().stream()
                .map(hit -> new Hit(hit.chunk(), hit.score() + 2))
                .toList(),
            moved(pools.semantic.others()));
    var before = WeightedFusion.fuse(pools.lexical, pools.semantic, weight);
    var after = WeightedFusion.fuse(pools.lexical, moved, weight);
    var scores = new HashMap<ChunkId, Double>();
    before.forEach(hit -> scores.put(hit.chunk(), hit.score()));
    assertThat(after).allMatch(hit -> Math.abs(hit.score() - scores.get(hit.chunk())) < 1e-6);
  }

  private static Map<ChunkId, Double> moved(Map<ChunkId, Double> scores) {
    var moved = new HashMap<ChunkId, Double>();
    scores.forEach((chunk, score) -> moved.put(chunk, score + 2));
    return moved;
  }

  private static List<ChunkId> chunks(List<FusedHit> hits) {
    return hits.stream().map(FusedHit::chunk).toList();
  }
}
