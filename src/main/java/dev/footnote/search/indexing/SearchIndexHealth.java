package dev.footnote.search.indexing;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Not ready while either half of the index is being filled. */
class SearchIndexHealth implements HealthIndicator {

  private final IndexState state;

  SearchIndexHealth(IndexState state) {
    this.state = state;
  }

  @Override
  public Health health() {
    var incomplete = state.incomplete();
    return incomplete.isEmpty()
        ? Health.up().build()
        : Health.outOfService().withDetail("being_filled", incomplete).build();
  }
}
