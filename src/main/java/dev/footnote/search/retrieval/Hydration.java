package dev.footnote.search.retrieval;

import dev.footnote.documents.ChunkId;
import dev.footnote.documents.Passages;
import dev.footnote.documents.Passages.StoredPassage;
import dev.footnote.search.Passage;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.fusion.FusedHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes passages of hits, as the database has them now: what it does not have any more, or has for
 * somebody else, is left out, and the next best hits move up.
 */
class Hydration {

  private final Passages passages;

  Hydration(Passages passages) {
    this.passages = passages;
  }

  List<Passage> best(List<FusedHit> hits, SearchQuery query) {
    var best = new ArrayList<Passage>();
    int next = 0;
    while (best.size() < query.topK() && next < hits.size()) {
      int end = Math.min(hits.size(), next + query.topK() - best.size());
      best.addAll(stored(hits.subList(next, end), query));
      next = end;
    }
    return List.copyOf(best);
  }

  private List<Passage> stored(List<FusedHit> hits, SearchQuery query) {
    var ids = hits.stream().map(FusedHit::chunk).collect(Collectors.toSet());
    Map<ChunkId, StoredPassage> stored =
        passages.find(query.scope().owner(), ids).stream()
            .collect(Collectors.toMap(passage -> passage.chunk().id(), Function.identity()));
    var found = new ArrayList<Passage>();
    for (var hit : hits) {
      var passage = stored.get(hit.chunk());
      if (passage != null) {
        found.add(passage(hit, passage));
      }
    }
    return found;
  }

  private static Passage passage(FusedHit hit, StoredPassage stored) {
    return new Passage(
        stored.chunk(),
        stored.filename(),
        hit.score(),
        hit.bm25().raw(),
        hit.semantic().raw(),
        new Passage.Explanation(
            hit.bm25().normalised(),
            hit.semantic().normalised(),
            hit.bm25().weight(),
            hit.semantic().weight(),
            hit.bm25().rank(),
            hit.semantic().rank()));
  }
}
