package dev.footnote.chat;

import dev.footnote.accounts.UserId;
import dev.footnote.search.Degradation;
import dev.footnote.search.Passage;
import dev.footnote.search.Search;
import dev.footnote.search.SearchQuery;
import dev.footnote.search.SearchResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Finds everything that its owner has, in the order in which it was put there. */
public final class FakeSearch implements Search {

  private final Map<UserId, List<Passage>> passages = new ConcurrentHashMap<>();
  private final List<SearchQuery> queries = new CopyOnWriteArrayList<>();
  private volatile Set<Degradation> degraded = Set.of();

  public void put(UserId owner, Passage... found) {
    passages.put(owner, List.of(found));
  }

  public void degrade(Degradation... by) {
    degraded = Set.of(by);
  }

  public SearchQuery lastQuery() {
    return queries.getLast();
  }

  @Override
  public SearchResult find(SearchQuery query) {
    queries.add(query);
    var found =
        passages.getOrDefault(query.scope().owner(), List.of()).stream()
            .filter(
                passage ->
                    query.scope().documents().isEmpty()
                        || query.scope().documents().contains(passage.chunk().document()))
            .limit(query.topK())
            .toList();
    return new SearchResult(found, degraded, Duration.ZERO);
  }
}
