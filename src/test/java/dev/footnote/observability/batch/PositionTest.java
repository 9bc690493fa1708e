package dev.footnote.observability.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footnote.kernel.AppException;
import dev.footnote.kernel.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  private static final Position PLACE =
      new Position(
          Instant.parse("2026-11-23T15:00:00.123456Z"),
          UUID.fromString("019f1c2a-7d1e-7c55-9a51-0d5b6f1c2a3b"));

  @Test
  void a_cursor_is_read_as_it_was_written() {
    assertThat(Position.of(new PageRequest(10, PLACE.toString()))).isEqualTo(PLACE);
  }

  @Test
  void a_first_page_begins_after_everything() {
    assertThat(Position.of(new PageRequest(10, null)).at()).isAfter(PLACE.at());
  }

  @Test
  void only_a_page_with_more_behind_it_has_a_cursor() {
    assertThat(Position.page(List.of(PLACE), 1, place -> place).nextCursor()).isNull();
    var page = Position.page(List.of(PLACE, PLACE), 1, place -> place);
    assertThat(page.items()).hasSize(1);
    assertThat(page.nextCursor()).isEqualTo(PLACE.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "_", "2026-11-23T15:00:00Z_", "2026-11-23T15:00:00Z_x", "x_y"})
  void another_cursor_is_refused(String cursor) {
    assertThatThrownBy(() -> Position.of(new PageRequest(10, cursor)))
        .isInstanceOf(AppException.class);
  }
}
