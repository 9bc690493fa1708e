package dev.footnote.search.adapter.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.documents.DocumentId;
import dev.footnote.search.spi.Chunks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshesTest {

  private static final List<DocumentId> NOTE = List.of(Chunks.of("ada", "note").document());
  private static final List<DocumentId> OTHER = List.of(Chunks.of("ada", "other").document());

  private final List<String> calls = new ArrayList<>();

  private void write() {
    calls.add("write");
  }

  private void refresh() {
    calls.add("refresh");
  }

  @Test
  void what_is_written_to_an_index_in_use_is_visible_when_the_call_returns() {
    var refreshes = Refreshes.at(this::refresh);
    assertThat(refreshes.mayHold(NOTE)).isTrue();
    refreshes.after(NOTE, this::write);
    assertThat(calls).containsExactly("write", "refresh");
  }

  @Test
  void an_index_that_nobody_reads_is_refreshed_when_it_is_asked_for() {
    var refreshes = Refreshes.unread(this::refresh);
    assertThat(refreshes.mayHold(NOTE)).isFalse();
    refreshes.after(NOTE, this::write);
    refreshes.after(OTHER, this::write);
    assertThat(calls).containsExactly("write", "write");
    refreshes.now();
    assertThat(calls).endsWith("refresh");
  }

  @Test
  void a_document_that_was_written_before_or_in_vain_is_known() {
    var refreshes = Refreshes.unread(this::refresh);
    assertThatThrownBy(
            () ->
                refreshes.after(
                    NOTE,
                    () -> {
                      throw new IllegalStateException("half of it");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(refreshes.mayHold(NOTE)).isTrue();
    assertThat(refreshes.mayHold(OTHER)).isFalse();
  }

  @Test
  void once_it_is_revealed_it_is_an_index_in_use() {
    var refreshes = Refreshes.unread(this::refresh);
    refreshes.after(NOTE, this::write);
    refreshes.reveal();
    assertThat(refreshes.mayHold(OTHER)).isTrue();
    refreshes.after(OTHER, this::write);
    assertThat(calls).containsExactly("write", "refresh", "write", "refresh");
  }
}
