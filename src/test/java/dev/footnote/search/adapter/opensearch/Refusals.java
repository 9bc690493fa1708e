package dev.footnote.search.adapter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How a start on a cluster that cannot be used ends. */
final class Refusals {

  private Refusals() {}

  static void assertRefused(ThrowingCallable start, String sentence) {
    assertThatThrownBy(start)
        .isInstanceOfSatisfying(
            AppException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(SearchError.SEARCH_ENGINE_REFUSED);
              assertThat(fault.detail()).contains(sentence).doesNotContain("\n");
            });
  }
}
